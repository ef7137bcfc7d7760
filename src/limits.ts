import PQueue from 'p-queue';

/** Work done at most `concurrency` at a time. */
export interface Limit {
  /** Runs a job when there is room. Rejects with the job's error. */
  add<T>(job: () => Promise<T>): Promise<T>;
}

/** Makes a limit. */
export function createLimit(concurrency: number): Limit {
  const queue = new PQueue({ concurrency });
  return { add: (job) => queue.add(job) };
}

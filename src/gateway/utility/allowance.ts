/** What one answer may use up of our own process, in counts that are the same on every machine. */
const allowances = {
  /** Bytes. All the text of an answer is below 1 MB, so an honest one moves a few. */
  files: { most: 128 * 1024 * 1024, name: '128 MB of files read, packed and written' },
  /** Fourth powers of 1024 bits, as finding primes grows. */
  rsaKeys: { most: 20 * 4 ** 4, name: 'the work of 20 RSA keys of 4096 bits in sizes that nobody uses' },
  /** Third powers of 1024 bits, as signing grows; other algorithms count 1. */
  signatures: { most: 1_000 * 4 ** 3, name: 'the work of 1000 signatures with RSA keys of 4096 bits' },
} as const;

export type AllowanceKind = keyof typeof allowances;

/** Thrown where an answer has used up what it may: its failure and not ours. */
export class AllowanceError extends Error {
  override readonly name = 'AllowanceError';
}

/** Counts what one answer uses up. */
export class Allowance {
  readonly #used = new Map<AllowanceKind, number>();

  /** Counts before the work is done. Throws {@link AllowanceError} where it would be too much. */
  use(kind: AllowanceKind, amount: number): void {
    const used = (this.#used.get(kind) ?? 0) + amount;
    this.#used.set(kind, used);
    const { most, name } = allowances[kind];
    if (used > most) throw new AllowanceError(`the answer used up ${name}`);
  }
}

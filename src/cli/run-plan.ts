import { z } from 'zod';
import { codeHashes, differences, taskHashes, type Now } from '../conditions.js';
import type { RunPlan } from '../domain/run.js';
import { loadProvider, missingEnv, parseModelName } from '../models/load.js';
import { findRun, type StoredRun } from '../store/runs.js';
import type { Database } from '../store/open.js';
import { listTaskIds, loadTask } from '../tasks/load.js';
import { UsageError } from './errors.js';

export const runOptionsSchema = z.object({
  model: z.array(z.string()).optional(),
  task: z.array(z.string()).optional(),
  epochs: z.number(),
  maxTokens: z.number().optional(),
  concurrency: z.number(),
  stages: z.enum(['none', 'validate', 'plan', 'all']),
  engine: z.enum(['gateway', 'plain']),
  terraformBin: z.string(),
  unsafeNoSandbox: z.boolean().default(false),
  /** A run's id, or true for the last unfinished one. */
  resume: z.union([z.string(), z.boolean()]).optional(),
  db: z.string(),
});
export type RunOptions = z.infer<typeof runOptionsSchema>;

async function chosenModels(options: RunOptions): Promise<readonly string[]> {
  if (options.model !== undefined && options.model.length > 0) return options.model;
  const samples = await (await loadProvider('sample')).list?.();
  return (samples ?? []).map((name) => `sample/${name}`);
}

/** Says which keys are missing before anything is asked or paid. */
export async function assertAskable(models: readonly string[]): Promise<void> {
  for (const id of new Set(models.map((name) => parseModelName(name).provider))) {
    const missing = missingEnv(await loadProvider(id));
    if (missing.length > 0) {
      throw new UsageError(
        `${id}/… needs ${missing.join(' and ')}: set it in the environment or in .env, or run without --model for our bundled samples`,
      );
    }
  }
}

/** The plan of a new run. */
export async function newPlan(options: RunOptions): Promise<RunPlan> {
  const models = await chosenModels(options);
  await assertAskable(models);
  const tasks = await Promise.all((options.task ?? (await listTaskIds())).map((id) => loadTask(id)));
  return {
    tasks: taskHashes(tasks),
    models: [...models],
    epochs: options.epochs,
    concurrency: options.concurrency,
    maxTokens: options.maxTokens ?? null,
    stages: options.stages,
    engine: options.engine,
    terraformBin: options.terraformBin,
    unsafeNoSandbox: options.unsafeNoSandbox,
    ...codeHashes(),
  };
}

/** A run that can be gone on with. */
export type ResumableRun = StoredRun & { readonly plan: RunPlan };

/**
 * The run that `--resume` means. Throws {@link UsageError} where there is none, or nothing in it is left to do.
 *
 * @param wanted its id, or null for the last unfinished one
 */
export function resumableRun(db: Database, wanted: string | null): ResumableRun {
  const run = findRun(db, wanted);
  if (run === null) {
    throw new UsageError(
      wanted === null
        ? `${db.name} holds no unfinished run; name a finished one (--resume RUN) to try its failed samples again`
        : `${db.name} holds no run "${wanted}"; leave the id out for the last unfinished one`,
    );
  }
  if (run.finishedAt !== null && run.errors === 0)
    throw new UsageError(`run ${run.id} is finished and no sample of it failed: nothing is left to do`);
  const { plan } = run;
  if (plan === null) {
    throw new UsageError(
      `run ${run.id} was started by an older Plumbline, which kept no plan; start a new run`,
    );
  }
  return { ...run, plan };
}

/** Throws {@link UsageError} where a run would be gone on with under other conditions than it was started under. */
export function assertSameConditions(run: ResumableRun, now: Now): void {
  const found = differences(run, run.plan, now);
  if (found.length === 0) return;
  throw new UsageError(
    `run ${run.id} cannot be gone on with, for its samples would not be comparable: ${found.join('; ')}. Bring back what it was started with, or start a new run; what it has so far stays (plumbline leaderboard --run ${run.id})`,
  );
}

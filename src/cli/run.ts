import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';
import { planJobs, runBench } from '../bench.js';
import type { RunRecord } from '../domain/run.js';
import type { Task } from '../domain/task.js';
import { prepareEngine, type PreparedEngine } from '../engine.js';
import { loadGraders } from '../grading/load.js';
import { loadProvider, missingEnv, parseModelName } from '../models/load.js';
import { startProgress } from '../output/progress.js';
import { oneLine } from '../output/text.js';
import { renderLeaderboard, rowLabel } from '../report/leaderboard.js';
import { readLeaderboard } from '../store/leaderboard.js';
import { explain, openStore } from '../store/open.js';
import { createRun } from '../store/samples.js';
import { packageRoot } from '../tasks/folders.js';
import { listTaskIds, loadTask } from '../tasks/load.js';
import { lastStage } from '../terraform/ladder.js';
import { UsageError } from './errors.js';

const optionsSchema = z.object({
  model: z.array(z.string()).optional(),
  task: z.array(z.string()).optional(),
  epochs: z.number(),
  maxTokens: z.number().optional(),
  concurrency: z.number(),
  stages: z.enum(['none', 'validate', 'plan', 'all']),
  engine: z.enum(['gateway', 'plain']),
  terraformBin: z.string(),
  db: z.string(),
});
type Options = z.infer<typeof optionsSchema>;

/** Version in package.json. */
export function plumblineVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

async function chosenModels(options: Options): Promise<readonly string[]> {
  if (options.model !== undefined && options.model.length > 0) return options.model;
  const samples = await (await loadProvider('sample')).list?.();
  return (samples ?? []).map((name) => `sample/${name}`);
}

/** Says which keys are missing before anything is asked or paid. */
async function assertAskable(models: readonly string[]): Promise<void> {
  for (const id of new Set(models.map((name) => parseModelName(name).provider))) {
    const missing = missingEnv(await loadProvider(id));
    if (missing.length > 0) {
      throw new UsageError(
        `${id}/… needs ${missing.join(' and ')}: set it in the environment or in .env, or run without --model for our bundled samples`,
      );
    }
  }
}

function runRecord(options: Options, prepared: PreparedEngine): RunRecord {
  const now = new Date();
  return {
    id: `${now.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}-${randomBytes(2).toString('hex')}`,
    startedAt: now.toISOString(),
    command: process.argv.slice(2).join(' '),
    plumblineVersion: plumblineVersion(),
    nodeVersion: process.version,
    terraformVersion: prepared.terraform?.version ?? null,
    awsProviderVersion: prepared.aws?.version ?? null,
    engine: prepared.engine?.kind ?? null,
    sandbox: prepared.engine?.sandbox.kind ?? null,
    stages: options.stages,
    notRunReason: prepared.notRun,
  };
}

/** What `npm run bench` does: ask, run, grade, store, and show the leaderboard. */
export async function runCommand(raw: unknown): Promise<void> {
  const options = optionsSchema.parse(raw);
  loadDotenv({ quiet: true });
  const models = await chosenModels(options);
  await assertAskable(models);
  const tasks = await Promise.all((options.task ?? (await listTaskIds())).map((id) => loadTask(id)));
  const { checks } = await loadGraders();
  const note = (text: string): void => {
    process.stderr.write(`${oneLine(text)}\n`);
  };
  const db = openStore(options.db);
  const prepared = await prepareEngine({
    kind: options.engine,
    terraformBin: options.terraformBin,
    wanted: options.stages !== 'none',
    note,
  });
  try {
    if (prepared.notRun !== null && options.stages !== 'none') note(`Stages are not run: ${prepared.notRun}`);
    const run = runRecord(options, prepared);
    const writer = createRun(db, run);
    const interrupted = await work(
      options,
      models,
      tasks,
      {
        checks,
        engine: prepared.engine,
        notRun: prepared.notRun,
        last: lastStage(options.stages === 'none' ? 'validate' : options.stages),
      },
      writer,
    );
    if (!interrupted) writer.finish();
    const data = readLeaderboard(db, run.id);
    if (data !== null) process.stdout.write(renderLeaderboard(data, 'table'));
    process.stdout.write(`database: ${relative(process.cwd(), options.db) || options.db}\n`);
    if (interrupted) process.exitCode = 130;
  } catch (error) {
    throw error instanceof Error && error.name === 'SqliteError' ? explain(options.db, error) : error;
  } finally {
    db.close();
    await prepared.close();
  }
}

/** Runs all jobs with a progress bar; true where it was interrupted by a signal. */
async function work(
  options: Options,
  models: readonly string[],
  tasks: readonly Task[],
  bench: Parameters<typeof runBench>[2],
  writer: Parameters<typeof runBench>[3],
): Promise<boolean> {
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const plan = {
    tasks,
    models,
    epochs: options.epochs,
    concurrency: options.concurrency,
    maxTokens: options.maxTokens ?? null,
    signal: interrupt.signal,
  };
  const jobs = await planJobs(plan);
  const progress = startProgress(jobs.length);
  try {
    await runBench(jobs, plan, bench, writer, {
      done: (key, score, error) =>
        progress.step(`${rowLabel(key)} ${error ?? (score === null ? 'not scored' : score.toFixed(1))}`),
      note: (text) => progress.note(text),
    });
  } finally {
    progress.stop();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
  return interrupt.signal.aborted;
}

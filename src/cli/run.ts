import { randomBytes } from 'node:crypto';
import { relative } from 'node:path';
import { config as loadDotenv } from 'dotenv';
import { planJobs, runBench, type Job } from '../bench.js';
import { codeHashes, taskHashes } from '../conditions.js';
import { failpoint } from '../domain/failpoint.js';
import type { RunPlan, RunRecord } from '../domain/run.js';
import { prepareEngine, type PreparedEngine } from '../engine.js';
import { loadGraders } from '../grading/load.js';
import { startProgress } from '../output/progress.js';
import { oneLine } from '../output/text.js';
import type { Bench } from '../pipeline.js';
import { ownerState, ownName } from '../process/owner.js';
import { renderLeaderboard, rowLabel } from '../report/leaderboard.js';
import { readLeaderboard } from '../store/leaderboard.js';
import { closeStore, explain, openStore, type Database } from '../store/open.js';
import { createRun, findRun, reopenRun, type RunWriter } from '../store/runs.js';
import { loadTask } from '../tasks/load.js';
import { lastStage } from '../terraform/ladder.js';
import {
  assertAskable,
  assertSameConditions,
  newPlan,
  resumableRun,
  runOptionsSchema,
  type ResumableRun,
  type RunOptions,
} from './run-plan.js';
import { plumblineVersion } from './version.js';

const note = (text: string): void => {
  process.stderr.write(`${oneLine(text)}\n`);
};

function runRecord(plan: RunPlan, prepared: PreparedEngine): RunRecord {
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
    stages: plan.stages,
    notRunReason: prepared.notRun,
  };
}

/** What `npm run bench` does: ask, run, grade, store, and show the leaderboard; with `--resume`, what is left of it. */
export async function runCommand(raw: unknown): Promise<void> {
  const options = runOptionsSchema.parse(raw);
  loadDotenv({ quiet: true });
  const fresh = options.resume === undefined ? await newPlan(options) : null;
  const db = openStore(options.db);
  try {
    if (fresh !== null) await carryOut(db, options, fresh, null);
    else {
      const run = resumableRun(db, typeof options.resume === 'string' ? options.resume : null);
      await assertAskable(run.plan.models);
      await carryOut(db, options, run.plan, run);
    }
  } catch (error) {
    throw error instanceof Error && error.name === 'SqliteError' ? explain(options.db, error) : error;
  } finally {
    closeStore(db);
  }
}

/** Does what a plan says: as a new run, or what is left of one. */
async function carryOut(
  db: Database,
  options: RunOptions,
  plan: RunPlan,
  resumed: ResumableRun | null,
): Promise<void> {
  const prepared = await prepareEngine({
    kind: plan.engine,
    terraformBin: plan.terraformBin,
    wanted: plan.stages !== 'none',
    note,
  });
  try {
    const tasks = await Promise.all(plan.tasks.map(({ id }) => loadTask(id)));
    if (resumed !== null)
      assertSameConditions(resumed, { tasks: taskHashes(tasks), ...codeHashes(), prepared });
    if (prepared.notRun !== null && plan.stages !== 'none') note(`Stages are not run: ${prepared.notRun}`);
    const { checks } = await loadGraders();
    const bench: Bench = {
      checks,
      engine: prepared.engine,
      notRun: prepared.notRun,
      last: lastStage(plan.stages === 'none' ? 'validate' : plan.stages),
      unsafeNoSandbox: plan.unsafeNoSandbox,
    };
    const jobs = await planJobs({ tasks, models: plan.models, epochs: plan.epochs });
    const { runId, writer } = openRun(db, plan, prepared, resumed);
    const interrupted = await work(jobs, plan, bench, writer);
    if (!interrupted) writer.finish();
    report(db, options.db, runId, interrupted);
  } finally {
    await prepared.close();
  }
}

function openRun(
  db: Database,
  plan: RunPlan,
  prepared: PreparedEngine,
  resumed: ResumableRun | null,
): { readonly runId: string; readonly writer: RunWriter } {
  if (resumed !== null) {
    const mayTakeOver = (worker: string): boolean => ownerState(worker) !== 'alive';
    return { runId: resumed.id, writer: reopenRun(db, resumed.id, ownName(), mayTakeOver) };
  }
  const record = runRecord(plan, prepared);
  return { runId: record.id, writer: createRun(db, record, plan, ownName()) };
}

/** The leaderboard on stdout; what is left to do on stderr. */
function report(db: Database, path: string, runId: string, interrupted: boolean): void {
  failpoint('leaderboard.read');
  const data = readLeaderboard(db, runId);
  if (data !== null) process.stdout.write(renderLeaderboard(data, 'table'));
  process.stdout.write(`database: ${relative(process.cwd(), path) || path}\n`);
  const errors = findRun(db, runId)?.errors ?? 0;
  if (interrupted) note(`Interrupted; what is stored stays. Go on with: plumbline run --resume ${runId}`);
  else if (errors > 0) note(`Try the failed samples again with: plumbline run --resume ${runId}`);
  if (interrupted) process.exitCode = 130;
}

/** Runs the jobs that are left with a progress bar; true where it was interrupted by a signal. */
async function work(jobs: readonly Job[], plan: RunPlan, bench: Bench, writer: RunWriter): Promise<boolean> {
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const left = jobs.filter(({ key }) => writer.stored(key).status !== 'scored');
  if (left.length < jobs.length)
    note(`${jobs.length - left.length} of ${jobs.length} samples are stored already`);
  const progress = startProgress(left.length);
  const { concurrency, maxTokens } = plan;
  let withheld = 0;
  try {
    await runBench(left, { concurrency, maxTokens, signal: interrupt.signal }, bench, writer, {
      done: (key, score, error) =>
        progress.step(`${rowLabel(key)} ${error ?? (score === null ? 'not scored' : score.toFixed(1))}`),
      note: (text) => progress.note(text),
      withheld: () => (withheld += 1),
    });
  } finally {
    progress.stop();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
  if (withheld > 0) {
    note(`${withheld} answers were only read: no sandbox works here; see plumbline doctor`);
    process.exitCode = 1;
  }
  return interrupt.signal.aborted;
}

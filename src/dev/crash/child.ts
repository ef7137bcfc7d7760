/**
 * The process that `npm run crash` kills: a whole run with the real store, queue, pipeline and export, and models of its
 * own. Started again with the same folder it goes on with the run, as `plumbline run --resume` does.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runBench } from '../../bench.js';
import { writeExport } from '../../cli/export.js';
import { reportError } from '../../cli/errors.js';
import { armFailpoints, failpoint } from '../../domain/failpoint.js';
import { prepareEngine } from '../../engine.js';
import { listChecks, loadCheck } from '../../grading/load.js';
import { ownerState, ownName } from '../../process/owner.js';
import { renderLeaderboard } from '../../report/leaderboard.js';
import { exportRun } from '../../store/export.js';
import { readLeaderboard } from '../../store/leaderboard.js';
import { closeStore, openStore, type Database } from '../../store/open.js';
import { createRun, findRun, reopenRun, type RunWriter } from '../../store/runs.js';
import { listTaskIds, loadTask } from '../../tasks/load.js';
import { crashJobs, fakeProvider } from './models.js';

export const orderSchema = z.object({
  /** The run's own folder: journal and export; the database too unless `db` is given. */
  folder: z.string(),
  db: z.string().optional(),
  stages: z.boolean().default(false),
  epochs: z.number().default(2),
  concurrency: z.number().default(4),
  /** Bytes added to each answer. */
  padding: z.number().default(0),
  /** Dies at this point, when it is come to for the n-th time. */
  kill: z.object({ point: z.string(), nth: z.number() }).nullable().default(null),
});
export type Order = z.infer<typeof orderSchema>;

const runId = 'crash';

function open(db: Database): RunWriter {
  const mayTakeOver = (worker: string): boolean => ownerState(worker) !== 'alive';
  if (findRun(db, runId) !== null) return reopenRun(db, runId, ownName(), mayTakeOver);
  const record = {
    id: runId,
    startedAt: new Date().toISOString(),
    command: 'crash',
    plumblineVersion: '0',
    nodeVersion: process.version,
    terraformVersion: null,
    awsProviderVersion: null,
    engine: null,
    sandbox: null,
    stages: 'all',
    notRunReason: null,
  };
  return createRun(db, record, null, ownName());
}

/** Keeps a record of what was asked and what was reported as stored, outside of the database. */
function journalled(writer: RunWriter, write: (line: string) => void): RunWriter {
  return {
    ...writer,
    answered: (key, hashes, answer) => {
      writer.answered(key, hashes, answer);
      write(`stored ${key.model} ${key.epoch}`);
    },
    scored: (key, assessment) => {
      writer.scored(key, assessment);
      write(`scored ${key.model} ${key.epoch}`);
    },
  };
}

function arm(order: Order, write: (line: string) => void): void {
  const counts = new Map<string, number>();
  armFailpoints((name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (order.kill?.point === name && order.kill.nth === count) process.kill(process.pid, 'SIGKILL');
    if (order.kill === null) write(`point ${name}`);
  });
}

async function main(order: Order): Promise<void> {
  const write = (line: string): void => {
    appendFileSync(join(order.folder, 'journal'), `${process.pid} ${line}\n`);
  };
  arm(order, write);
  process.stdout.write('up\n');
  const prepared = await prepareEngine({
    kind: 'gateway',
    terraformBin: 'terraform',
    wanted: order.stages,
    note: (text) => process.stderr.write(`${text}\n`),
  });
  const db = openStore(order.db ?? join(order.folder, 'run.sqlite'), { busyMs: 1000 });
  try {
    const writer = journalled(open(db), write);
    const [taskId] = await listTaskIds();
    const task = await loadTask(taskId ?? '');
    const entries = (await listChecks()).filter(({ id }) => id.startsWith('s3-configuration/'));
    // A few are enough: what they find is not what is tried here, and every process loads them anew.
    const checks = await Promise.all(entries.slice(0, 4).map(loadCheck));
    const provider = fakeProvider(({ model, epoch }) => write(`ask crash/${model} ${epoch}`), order.padding);
    await runBench(
      crashJobs(task, provider, order.epochs),
      {
        concurrency: order.concurrency,
        maxTokens: null,
        firstWaitMs: 10,
        signal: new AbortController().signal,
      },
      { checks, engine: prepared.engine, notRun: prepared.notRun, last: 'destroy' },
      writer,
      { done: () => undefined, note: () => undefined },
    );
    writer.finish();
    failpoint('leaderboard.read');
    const data = readLeaderboard(db, runId);
    if (data !== null) renderLeaderboard(data, 'json');
    writeExport(exportRun(db, runId, { times: false }), join(order.folder, 'export.jsonl'));
  } finally {
    closeStore(db);
    await prepared.close();
  }
  write('end');
}

try {
  await main(orderSchema.parse(JSON.parse(process.argv[2] ?? '{}')));
} catch (error) {
  reportError(error);
}

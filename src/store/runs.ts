import { runPlanSchema, type RunPlan, type RunRecord } from '../domain/run.js';
import { failpoint } from '../domain/failpoint.js';
import { guarded, StoreError } from './errors.js';
import type { Database } from './open.js';
import { sampleWriter, type RunWriter } from './samples.js';

export type { RunWriter } from './samples.js';

/** A run as it was recorded, with how far it has come. */
export interface StoredRun {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** Null for runs of the first schema, which kept none: they cannot be gone on with. */
  readonly plan: RunPlan | null;
  /** Name of the process that works on it, or worked on it last. */
  readonly worker: string | null;
  readonly terraformVersion: string | null;
  readonly awsProviderVersion: string | null;
  readonly sandbox: string | null;
  readonly notRunReason: string | null;
  /** Samples that ended in an error of ours or of the provider. */
  readonly errors: number;
}

interface Row {
  id: string;
  started_at: string;
  finished_at: string | null;
  plan: string | null;
  worker: string | null;
  terraform_version: string | null;
  aws_provider_version: string | null;
  sandbox: string | null;
  not_run_reason: string | null;
  errors: number;
}

/** Reads a run, or the last unfinished one; null where there is none such. */
export function findRun(db: Database, id: string | null): StoredRun | null {
  const which = id === null ? 'finished_at IS NULL' : 'id = ?';
  const row = db
    .prepare<string[], Row>(
      `SELECT *, (SELECT count(*) FROM samples WHERE run_id = runs.id AND status = 'error') AS errors
       FROM runs WHERE ${which} ORDER BY started_at DESC, id DESC LIMIT 1`,
    )
    .get(...(id === null ? [] : [id]));
  if (row === undefined) return null;
  return {
    id: row.id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    plan: row.plan === null ? null : readPlan(row.id, row.plan),
    worker: row.worker,
    terraformVersion: row.terraform_version,
    awsProviderVersion: row.aws_provider_version,
    sandbox: row.sandbox,
    notRunReason: row.not_run_reason,
    errors: row.errors,
  };
}

function readPlan(id: string, text: string): RunPlan {
  const parsed = runPlanSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new StoreError(
    `the plan of run ${id} cannot be read (${parsed.error.issues[0]?.message ?? 'no JSON'}); start a new run`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // The schema says that it is no plan.
  }
}

/** Opens a new run for writing. `worker` names this process, so that no second one goes on with the run meanwhile. */
export function createRun(
  db: Database,
  run: RunRecord,
  plan: RunPlan | null = null,
  worker: string | null = null,
): RunWriter {
  guarded(db.name, () => {
    db.transaction(() => {
      insertRun(db, run, plan, worker);
      failpoint('run.within');
    }).immediate();
  });
  failpoint('run.created');
  return sampleWriter(db, run.id);
}

/**
 * Opens a run again, to go on with it. `mayTakeOver` is told who works on it, inside the transaction that takes it over.
 *
 * @throws {StoreError} where another process works on it.
 */
export function reopenRun(
  db: Database,
  runId: string,
  worker: string,
  mayTakeOver: (worker: string) => boolean,
): RunWriter {
  guarded(db.name, () => {
    db.transaction(() => {
      const row = db
        .prepare<[string], { worker: string | null }>('SELECT worker FROM runs WHERE id = ?')
        .get(runId);
      if (row?.worker != null && !mayTakeOver(row.worker)) {
        throw new StoreError(
          `run ${runId} is being worked on by another process; wait for it to end, or start a new run`,
        );
      }
      db.prepare('UPDATE runs SET worker = ?, finished_at = NULL WHERE id = ?').run(worker, runId);
    }).immediate();
  });
  failpoint('run.reopened');
  return sampleWriter(db, runId);
}

function insertRun(db: Database, run: RunRecord, plan: RunPlan | null, worker: string | null): void {
  db.prepare(
    `INSERT INTO runs (id, started_at, command, plumbline_version, node_version, terraform_version, aws_provider_version, engine, sandbox, stages,
       not_run_reason, plan, worker)
     VALUES (@id, @startedAt, @command, @plumblineVersion, @nodeVersion, @terraformVersion, @awsProviderVersion, @engine, @sandbox, @stages,
       @notRunReason, @plan, @worker)`,
  ).run({ ...run, plan: plan === null ? null : JSON.stringify(plan), worker });
}

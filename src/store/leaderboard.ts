import { categoryIds } from '../domain/category.js';
import type { LeaderboardData, LeaderboardRow } from '../domain/leaderboard.js';
import type { AnswerKind } from '../domain/run.js';
import type { StageName } from '../domain/stage.js';
import type { Database } from './open.js';

interface RunRow {
  id: string;
  started_at: string;
  finished_at: string | null;
  terraform_version: string | null;
  aws_provider_version: string | null;
  not_run_reason: string | null;
}

interface ModelRow {
  model: string;
  kind: AnswerKind;
  score: number | null;
  scored: number;
  samples: number;
  errors: number;
  deployable: number | null;
  deployable_of: number;
  coverage: number | null;
}

/** Reads one run, the latest by default; null where the database has none such. */
export function readLeaderboard(db: Database, runId?: string): LeaderboardData | null {
  const run =
    runId === undefined
      ? db.prepare<[], RunRow>('SELECT * FROM latest_run').get()
      : db.prepare<[string], RunRow>('SELECT * FROM runs WHERE id = ?').get(runId);
  if (run === undefined) return null;
  const tasks = db
    .prepare<[string], { task_id: string }>(
      'SELECT DISTINCT task_id FROM samples WHERE run_id = ? ORDER BY task_id',
    )
    .all(run.id);
  const unsandboxed = db
    .prepare<[string], { n: number }>(
      "SELECT count(*) AS n FROM samples WHERE run_id = ? AND confinement = 'unsandboxed'",
    )
    .get(run.id);
  const models = db
    .prepare<[string], ModelRow>(
      `SELECT model, kind, avg(score) AS score, count(score) AS scored, count(*) AS samples, sum(status = 'error') AS errors,
         sum(deployable) AS deployable, count(deployable) AS deployable_of, avg(coverage) AS coverage
       FROM samples WHERE run_id = ? AND confinement IS NOT 'unsandboxed' GROUP BY model, kind`,
    )
    .all(run.id);
  const rows = models.map((row) => ({
    model: row.model,
    kind: row.kind,
    score: { mean: row.score, of: row.scored },
    samples: row.samples,
    errors: row.errors,
    deployable: { yes: row.deployable ?? 0, of: row.deployable_of },
    funnel: readFunnel(db, run.id, row.model),
    categories: readCategories(db, run.id, row.model),
    distance: row.kind === 'reference' ? null : readDistance(db, run.id, row.model),
    coverage: row.coverage,
  }));
  return {
    runId: run.id,
    startedAt: run.started_at,
    finishedAt: run.finished_at,
    terraformVersion: run.terraform_version,
    awsProviderVersion: run.aws_provider_version,
    notRunReason: run.not_run_reason,
    unsandboxed: unsandboxed?.n ?? 0,
    tasks: tasks.map((task) => task.task_id),
    rows: rows.sort(byRank),
  };
}

/** The ideal first, then by score; those without a score last; names decide ties so that order is stable. */
function byRank(a: LeaderboardRow, b: LeaderboardRow): number {
  if (a.kind !== b.kind && (a.kind === 'reference' || b.kind === 'reference'))
    return a.kind === 'reference' ? -1 : 1;
  return (b.score.mean ?? -1) - (a.score.mean ?? -1) || a.model.localeCompare(b.model);
}

function readFunnel(db: Database, runId: string, model: string): LeaderboardRow['funnel'] {
  const counts = db
    .prepare<[string, string], { stage: string; passed: number; counted: number }>(
      `SELECT t.stage, sum(t.verdict = 'pass') AS passed,
         sum(t.verdict = 'pass' OR t.verdict = 'blocked' OR (t.verdict = 'fail' AND t.fault = 'answer')) AS counted
       FROM samples s JOIN stages t ON t.sample_id = s.id
       WHERE s.run_id = ? AND s.model = ? AND s.confinement IS NOT 'unsandboxed' GROUP BY t.stage`,
    )
    .all(runId, model);
  const of = (stage: StageName): { passed: number; of: number } => {
    const row = counts.find((count) => count.stage === stage);
    return { passed: row?.passed ?? 0, of: row?.counted ?? 0 };
  };
  return {
    init: of('init'),
    validate: of('validate'),
    plan: of('plan'),
    apply: of('apply'),
    settle: of('settle'),
    destroy: of('destroy'),
  };
}

function readCategories(db: Database, runId: string, model: string): LeaderboardRow['categories'] {
  const means = db
    .prepare<[string, string], { category: string; mean: number; counted: number }>(
      `SELECT c.category, avg(c.score) AS mean, count(c.score) AS counted
       FROM samples s JOIN category_scores c ON c.sample_id = s.id
       WHERE s.run_id = ? AND s.model = ? AND s.confinement IS NOT 'unsandboxed' AND c.score IS NOT NULL GROUP BY c.category`,
    )
    .all(runId, model);
  return categoryIds
    .flatMap((category) => {
      const row = means.find((mean) => mean.category === category);
      return row === undefined ? [] : [{ category, mean: row.mean, of: row.counted }];
    })
    .sort((a, b) => a.mean - b.mean);
}

function readDistance(db: Database, runId: string, model: string): number | null {
  const row = db
    .prepare<[{ runId: string; model: string }], { distance: number | null }>(
      `SELECT avg(r.score - m.score) AS distance
       FROM (SELECT task_id, avg(score) AS score FROM samples
             WHERE run_id = @runId AND model = @model AND confinement IS NOT 'unsandboxed' GROUP BY task_id) m
       JOIN (SELECT task_id, avg(score) AS score FROM samples WHERE run_id = @runId AND kind = 'reference' GROUP BY task_id) r USING (task_id)`,
    )
    .get({ runId, model });
  return row?.distance ?? null;
}

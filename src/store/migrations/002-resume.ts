import type { Migration } from '../migrate.js';

/**
 * What going on with an interrupted run needs: its plan (JSON) and the process that works on it; and how the stages of
 * a sample were confined. The view leaves out samples whose stages ran without any confinement.
 */
export const resume: Migration = {
  name: '002-resume',
  sql: `
ALTER TABLE runs ADD COLUMN plan TEXT;
ALTER TABLE runs ADD COLUMN worker TEXT;
ALTER TABLE samples ADD COLUMN confinement TEXT;

DROP VIEW latest_run;
CREATE VIEW latest_run AS SELECT * FROM runs ORDER BY started_at DESC, id DESC LIMIT 1;

DROP VIEW leaderboard;
CREATE VIEW leaderboard AS
SELECT
  s.run_id,
  s.model,
  s.kind,
  round(avg(s.score), 1) AS score,
  count(s.score) AS scored,
  count(*) AS samples,
  sum(s.status = 'error') AS errors,
  sum(s.deployable) AS deployable,
  count(s.deployable) AS deployable_of,
  round(avg(s.deployability), 1) AS deployability,
  round(avg(s.coverage), 3) AS coverage
FROM samples s
WHERE s.confinement IS NOT 'unsandboxed'
GROUP BY s.run_id, s.model, s.kind;
`,
};

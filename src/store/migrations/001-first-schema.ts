import type { Migration } from '../migrate.js';

/** Runs, samples and everything found about them, with the views that people read. */
export const firstSchema: Migration = {
  name: '001-first-schema',
  sql: `
CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  command TEXT NOT NULL,
  plumbline_version TEXT NOT NULL,
  node_version TEXT NOT NULL,
  terraform_version TEXT,
  aws_provider_version TEXT,
  engine TEXT,
  sandbox TEXT,
  stages TEXT NOT NULL,
  not_run_reason TEXT
) STRICT;

CREATE TABLE samples (
  id INTEGER PRIMARY KEY,
  run_id TEXT NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
  task_id TEXT NOT NULL,
  model TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('model', 'sample', 'reference')),
  epoch INTEGER NOT NULL CHECK (epoch >= 1),
  status TEXT NOT NULL CHECK (status IN ('answered', 'scored', 'error')),
  error_kind TEXT,
  error_message TEXT,
  request_hash TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  answer TEXT,
  finish_reason TEXT,
  raw_finish_reason TEXT,
  reported_model TEXT,
  input_tokens INTEGER,
  output_tokens INTEGER,
  cached_input_tokens INTEGER,
  reasoning_tokens INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  ask_ms INTEGER,
  outcome TEXT,
  outcome_reason TEXT,
  root TEXT,
  score REAL,
  deployability REAL,
  deployable INTEGER CHECK (deployable IN (0, 1)),
  furthest TEXT,
  coverage REAL,
  answered_at TEXT,
  finished_at TEXT,
  UNIQUE (run_id, task_id, model, epoch)
) STRICT;

CREATE TABLE files (
  sample_id INTEGER NOT NULL REFERENCES samples(id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  start_line INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  refused_reason TEXT,
  PRIMARY KEY (sample_id, path, start_line)
) STRICT;

CREATE TABLE stages (
  sample_id INTEGER NOT NULL REFERENCES samples(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  stage TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'blocked', 'not-run')),
  fault TEXT CHECK (fault IN ('answer', 'ours')),
  ms INTEGER NOT NULL,
  reason TEXT,
  PRIMARY KEY (sample_id, stage)
) STRICT;

CREATE TABLE diagnostics (
  sample_id INTEGER NOT NULL,
  stage TEXT NOT NULL,
  position INTEGER NOT NULL,
  severity TEXT NOT NULL,
  summary TEXT NOT NULL,
  detail TEXT NOT NULL,
  address TEXT,
  file TEXT,
  line INTEGER,
  PRIMARY KEY (sample_id, stage, position),
  FOREIGN KEY (sample_id, stage) REFERENCES stages(sample_id, stage) ON DELETE CASCADE
) STRICT;

CREATE TABLE substitutions (
  sample_id INTEGER NOT NULL REFERENCES samples(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (sample_id, position)
) STRICT;

CREATE TABLE checks (
  sample_id INTEGER NOT NULL REFERENCES samples(id) ON DELETE CASCADE,
  check_id TEXT NOT NULL,
  category TEXT NOT NULL,
  severity TEXT NOT NULL,
  verdict TEXT NOT NULL,
  PRIMARY KEY (sample_id, check_id)
) STRICT;

CREATE TABLE findings (
  sample_id INTEGER NOT NULL REFERENCES samples(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  check_id TEXT NOT NULL,
  category TEXT NOT NULL,
  severity TEXT NOT NULL,
  verdict TEXT NOT NULL,
  address TEXT,
  attribute TEXT,
  file TEXT,
  line INTEGER,
  message TEXT NOT NULL,
  fix TEXT NOT NULL,
  PRIMARY KEY (sample_id, position)
) STRICT;

CREATE TABLE category_scores (
  sample_id INTEGER NOT NULL REFERENCES samples(id) ON DELETE CASCADE,
  category TEXT NOT NULL,
  score REAL,
  passed_weight REAL NOT NULL,
  total_weight REAL NOT NULL,
  weight REAL NOT NULL,
  pass INTEGER NOT NULL,
  fail INTEGER NOT NULL,
  unknown INTEGER NOT NULL,
  blocked INTEGER NOT NULL,
  not_applicable INTEGER NOT NULL,
  not_graded INTEGER NOT NULL,
  PRIMARY KEY (sample_id, category)
) STRICT;

CREATE INDEX samples_by_model ON samples (model, task_id);
CREATE INDEX findings_by_check ON findings (check_id);

CREATE VIEW latest_run AS SELECT * FROM runs ORDER BY started_at DESC, id DESC LIMIT 1;

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
GROUP BY s.run_id, s.model, s.kind;

CREATE VIEW stage_funnel AS
SELECT s.run_id, s.model, t.stage, min(t.position) AS position,
  sum(t.verdict = 'pass') AS passed,
  sum(t.verdict = 'fail' AND t.fault = 'answer') AS failed,
  sum(t.verdict = 'blocked') AS blocked,
  sum(t.verdict = 'not-run' OR t.fault = 'ours') AS not_counted
FROM samples s JOIN stages t ON t.sample_id = s.id
GROUP BY s.run_id, s.model, t.stage;

CREATE VIEW failures AS
SELECT s.run_id, s.task_id, s.model, s.epoch, f.check_id, f.category, f.severity, f.address, f.attribute, f.file, f.line, f.message
FROM findings f JOIN samples s ON s.id = f.sample_id
WHERE f.verdict = 'fail';
`,
};

import { categoryIdSchema, severitySchema } from '../domain/category.js';
import { verdictSchema, type Finding } from '../domain/finding.js';
import type { AnswerKind } from '../domain/run.js';
import {
  faultSchema,
  stageNameSchema,
  stageVerdictSchema,
  type Diagnostic,
  type StageResult,
  type Substitution,
} from '../domain/stage.js';
import type { Database } from './open.js';

/** A sample's own row. */
export interface SampleRow {
  readonly id: number;
  readonly run_id: string;
  readonly task_id: string;
  readonly model: string;
  readonly kind: AnswerKind;
  readonly epoch: number;
  readonly status: 'answered' | 'scored' | 'error';
  readonly error_kind: string | null;
  readonly error_message: string | null;
  readonly answer: string | null;
  readonly outcome: string | null;
  readonly outcome_reason: string | null;
  readonly root: string | null;
  readonly score: number | null;
  readonly coverage: number | null;
  readonly furthest: string | null;
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
}

/** Everything stored about one sample. */
export interface StoredSample {
  readonly sample: SampleRow;
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly stages: readonly StageResult[];
  readonly substitutions: readonly Substitution[];
  readonly findings: readonly Finding[];
}

/** Samples of a run, the latest by default, in the order they were asked. */
export function listSamples(db: Database, runId?: string): readonly SampleRow[] {
  return db
    .prepare<[string | null], SampleRow>(
      'SELECT * FROM samples WHERE run_id = coalesce(?, (SELECT id FROM latest_run)) ORDER BY id',
    )
    .all(runId ?? null);
}

interface StageRow {
  stage: string;
  verdict: string;
  fault: string | null;
  ms: number;
  reason: string | null;
}

interface FindingRow extends Omit<Finding, 'check' | 'category' | 'severity' | 'verdict'> {
  check_id: string;
  category: string;
  severity: string;
  verdict: string;
}

function readStages(db: Database, id: number): StageResult[] {
  const diagnostics = db
    .prepare<[number], Diagnostic & { stage: string }>(
      'SELECT stage, severity, summary, detail, address, file, line FROM diagnostics WHERE sample_id = ? ORDER BY stage, position',
    )
    .all(id);
  return db
    .prepare<[number], StageRow>(
      'SELECT stage, verdict, fault, ms, reason FROM stages WHERE sample_id = ? ORDER BY position',
    )
    .all(id)
    .map((row) => ({
      stage: stageNameSchema.parse(row.stage),
      verdict: stageVerdictSchema.parse(row.verdict),
      ms: row.ms,
      diagnostics: diagnostics
        .filter((item) => item.stage === row.stage)
        .map(({ stage: _stage, ...item }) => item),
      ...(row.fault === null ? {} : { fault: faultSchema.parse(row.fault) }),
      ...(row.reason === null ? {} : { reason: row.reason }),
    }));
}

/** Reads one sample whole. */
export function readSample(db: Database, sample: SampleRow): StoredSample {
  const findings = db
    .prepare<[number], FindingRow>('SELECT * FROM findings WHERE sample_id = ? ORDER BY position')
    .all(sample.id);
  return {
    sample,
    files: db
      .prepare<[number], { path: string; bytes: number }>(
        'SELECT path, bytes FROM files WHERE sample_id = ? AND refused_reason IS NULL ORDER BY path',
      )
      .all(sample.id),
    stages: readStages(db, sample.id),
    substitutions: db
      .prepare<[number], Substitution>(
        'SELECT kind, subject, value, reason FROM substitutions WHERE sample_id = ? ORDER BY position',
      )
      .all(sample.id),
    findings: findings.map(
      ({ check_id, category, severity, verdict, address, attribute, file, line, message, fix }) => ({
        check: check_id,
        category: categoryIdSchema.parse(category),
        severity: severitySchema.parse(severity),
        verdict: verdictSchema.exclude(['pass', 'not-applicable']).parse(verdict),
        address,
        attribute,
        file,
        line,
        message,
        fix,
      }),
    ),
  };
}

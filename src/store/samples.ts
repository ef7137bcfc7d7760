import { finishReasonSchema } from '../domain/answer.js';
import { failpoint } from '../domain/failpoint.js';
import type { AnswerRecord, Assessment, SampleKey, StoredState } from '../domain/run.js';
import { guarded, StoreError } from './errors.js';
import type { Database } from './open.js';

/** Hashes of what was asked, so that scores are only compared where the task is the same. */
export interface TaskHashes {
  readonly requestHash: string;
  readonly contentHash: string;
}

/**
 * Writes runs and samples. Each call is one transaction, durable when it returns; it throws `StoreError` where the
 * database cannot be written, and then nothing of the call is in it.
 */
export interface RunWriter {
  /** What is stored of a sample already: what was answered is never asked again, what was scored never scored again. */
  stored(key: SampleKey): StoredState;
  /** Keeps an answer as soon as it has come in, before it is read. */
  answered(key: SampleKey, hashes: TaskHashes, answer: AnswerRecord): void;
  /** Keeps everything found about an answer that was kept before. */
  scored(key: SampleKey, assessment: Assessment): void;
  /** Keeps a failure of ours or of the provider: never a score. An answer kept before stays. */
  failed(
    key: SampleKey,
    hashes: TaskHashes,
    error: { kind: string; message: string; attempts: number },
  ): void;
  finish(): void;
}

const now = (): string => new Date().toISOString();

/** Writes the samples of a run that is in the database. */
export function sampleWriter(db: Database, runId: string): RunWriter {
  const write = (work: () => void): void => {
    // Immediate: a transaction that begins by reading would not wait for another writer.
    guarded(db.name, () => db.transaction(work).immediate());
  };
  return {
    stored: (key) => guarded(db.name, () => readState(db, runId, key)),
    answered: (key, hashes, answer) => {
      write(() => {
        insertAnswer(db, sampleFields(runId, key, hashes), answer);
        failpoint('answer.within');
      });
      failpoint('answer.stored');
    },
    scored: (key, assessment) => {
      write(() => writeAssessment(db, sampleId(db, runId, key), assessment));
      failpoint('score.stored');
    },
    failed: (key, hashes, error) => {
      write(() => {
        insertFailure(db, sampleFields(runId, key, hashes), error);
        failpoint('failure.within');
      });
      failpoint('failure.stored');
    },
    finish: () => {
      write(() => {
        db.prepare('UPDATE runs SET finished_at = ?, worker = NULL WHERE id = ?').run(now(), runId);
        failpoint('finish.within');
      });
      failpoint('finish.stored');
    },
  };
}

function readState(db: Database, runId: string, { taskId, model, epoch }: SampleKey): StoredState {
  const row = db
    .prepare<
      [string, string, string, number],
      { status: string; answer: string | null; finish_reason: string | null }
    >(
      'SELECT status, answer, finish_reason FROM samples WHERE run_id = ? AND task_id = ? AND model = ? AND epoch = ?',
    )
    .get(runId, taskId, model, epoch);
  if (row === undefined || (row.status !== 'scored' && row.answer === null)) return { status: 'missing' };
  if (row.status === 'scored') return { status: 'scored' };
  return {
    status: 'answered',
    text: row.answer ?? '',
    finishReason: finishReasonSchema.parse(row.finish_reason),
  };
}

type SampleFields = ReturnType<typeof sampleFields>;

/** What every row of `samples` begins with. */
function sampleFields(
  runId: string,
  { taskId, model, kind, epoch }: SampleKey,
  { requestHash, contentHash }: TaskHashes,
): SampleKey & TaskHashes & { readonly runId: string; readonly at: string } {
  return { runId, taskId, model, kind, epoch, requestHash, contentHash, at: now() };
}

function sampleId(db: Database, runId: string, { taskId, model, epoch }: SampleKey): number {
  const row = db
    .prepare<[string, string, string, number], { id: number }>(
      'SELECT id FROM samples WHERE run_id = ? AND task_id = ? AND model = ? AND epoch = ?',
    )
    .get(runId, taskId, model, epoch);
  if (row === undefined)
    throw new Error(`sample ${model} of ${taskId} was scored before its answer was kept`);
  return row.id;
}

function insertAnswer(db: Database, sample: SampleFields, answer: AnswerRecord): void {
  const { text, finishReason, rawFinishReason, reportedModel, attempts, usage } = answer;
  const { changes } = db
    .prepare(
      `INSERT INTO samples (run_id, task_id, model, kind, epoch, status, request_hash, content_hash, answer, finish_reason, raw_finish_reason,
       reported_model, input_tokens, output_tokens, cached_input_tokens, reasoning_tokens, attempts, ask_ms, answered_at)
     VALUES (@runId, @taskId, @model, @kind, @epoch, 'answered', @requestHash, @contentHash, @text, @finishReason, @rawFinishReason,
       @reportedModel, @inputTokens, @outputTokens, @cachedInputTokens, @reasoningTokens, @attempts, @askMs, @at)
     ON CONFLICT (run_id, task_id, model, epoch) DO UPDATE
       SET status = 'answered', error_kind = NULL, error_message = NULL, answer = excluded.answer, finish_reason = excluded.finish_reason,
         raw_finish_reason = excluded.raw_finish_reason, reported_model = excluded.reported_model, input_tokens = excluded.input_tokens,
         output_tokens = excluded.output_tokens, cached_input_tokens = excluded.cached_input_tokens, reasoning_tokens = excluded.reasoning_tokens,
         attempts = excluded.attempts, ask_ms = excluded.ask_ms, answered_at = excluded.answered_at, finished_at = NULL
       WHERE samples.answer IS NULL`,
    )
    .run({
      ...sample,
      ...usage,
      ...{ text, finishReason, rawFinishReason, reportedModel, attempts },
      askMs: Math.round(answer.askMs),
    });
  if (changes === 1) return;
  throw new StoreError(
    `the answer of ${sample.model} to ${sample.taskId} (epoch ${sample.epoch}) is stored already, and an answer is never replaced; please report this`,
  );
}

function insertFailure(
  db: Database,
  sample: SampleFields,
  error: { readonly kind: string; readonly message: string; readonly attempts: number },
): void {
  db.prepare(
    `INSERT INTO samples (run_id, task_id, model, kind, epoch, status, error_kind, error_message, request_hash, content_hash, attempts, finished_at)
     VALUES (@runId, @taskId, @model, @kind, @epoch, 'error', @errorKind, @errorMessage, @requestHash, @contentHash, @attempts, @at)
     ON CONFLICT (run_id, task_id, model, epoch) DO UPDATE
       SET status = 'error', error_kind = @errorKind, error_message = @errorMessage,
         attempts = CASE WHEN answer IS NULL THEN @attempts ELSE attempts END, finished_at = @at`,
  ).run({ ...sample, errorKind: error.kind, errorMessage: error.message, attempts: error.attempts });
}

function writeAssessment(
  db: Database,
  id: number,
  { extraction, stages, substitutions, outcomes, score, confinement }: Assessment,
): void {
  const { deployable, furthest } = score.deployability;
  db.prepare(
    `UPDATE samples SET status = 'scored', error_kind = NULL, error_message = NULL, confinement = @confinement, outcome = @outcome, outcome_reason = @reason, root = @root, score = @score,
       deployability = @deployability, deployable = @deployable, furthest = @furthest, coverage = @coverage, finished_at = @at WHERE id = @id`,
  ).run({
    id,
    outcome: extraction.outcome,
    reason: extraction.reason,
    root: extraction.root,
    score: score.score,
    deployability: score.deployability.score,
    deployable: deployable === null ? null : Number(deployable),
    furthest,
    coverage: score.coverage,
    confinement: confinement ?? null,
    at: now(),
  });
  failpoint('score.within-early');
  writeFiles(db, id, extraction);
  writeStages(db, id, stages);
  const substitution = db.prepare('INSERT INTO substitutions VALUES (?, ?, ?, ?, ?, ?)');
  for (const [position, item] of substitutions.entries()) {
    substitution.run(id, position, item.kind, item.subject, item.value, item.reason);
  }
  writeOutcomes(db, id, outcomes);
  const category = db.prepare(
    `INSERT INTO category_scores VALUES (@id, @category, @score, @passedWeight, @totalWeight, @weight, @pass, @fail, @unknown, @blocked, @notApplicable, @notGraded)`,
  );
  for (const item of score.categories) category.run({ id, ...item });
  failpoint('score.within-late');
}

function writeFiles(db: Database, id: number, { files, refused }: Assessment['extraction']): void {
  const insert = db.prepare('INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?, ?, ?)');
  for (const file of files) insert.run(id, file.path, file.bytes, file.startLine, file.endLine, null);
  for (const [index, file] of refused.entries()) insert.run(id, file.path, 0, -index, 0, file.reason);
}

function writeStages(db: Database, id: number, stages: Assessment['stages']): void {
  const insertStage = db.prepare('INSERT INTO stages VALUES (?, ?, ?, ?, ?, ?, ?)');
  const insertDiagnostic = db.prepare('INSERT INTO diagnostics VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const [position, stage] of stages.entries()) {
    insertStage.run(
      id,
      position,
      stage.stage,
      stage.verdict,
      stage.fault ?? null,
      stage.ms,
      stage.reason ?? null,
    );
    for (const [index, item] of stage.diagnostics.entries()) {
      insertDiagnostic.run(
        id,
        stage.stage,
        index,
        item.severity,
        item.summary,
        item.detail,
        item.address,
        item.file,
        item.line,
      );
    }
  }
}

function writeOutcomes(db: Database, id: number, outcomes: Assessment['outcomes']): void {
  const insertCheck = db.prepare('INSERT INTO checks VALUES (?, ?, ?, ?, ?)');
  const insertFinding = db.prepare('INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const outcome of outcomes)
    insertCheck.run(id, outcome.check, outcome.category, outcome.severity, outcome.verdict);
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  for (const [position, item] of findings.entries()) {
    const { check, category, severity, verdict, address, attribute, file, line, message, fix } = item;
    insertFinding.run(
      id,
      position,
      check,
      category,
      severity,
      verdict,
      address,
      attribute,
      file,
      line,
      message,
      fix,
    );
  }
}

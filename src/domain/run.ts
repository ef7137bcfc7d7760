import type { Extraction, FinishReason } from './answer.js';
import type { CheckOutcome } from './finding.js';
import type { Usage } from './model.js';
import type { Score } from './score.js';
import type { StageResult, Substitution } from './stage.js';

/** Who wrote an answer: a model, we (a bundled sample), or we at our best (the reference). */
export type AnswerKind = 'model' | 'sample' | 'reference';

/** Conditions of a run, recorded with it. */
export interface RunRecord {
  readonly id: string;
  readonly startedAt: string;
  readonly command: string;
  readonly plumblineVersion: string;
  readonly nodeVersion: string;
  readonly terraformVersion: string | null;
  readonly awsProviderVersion: string | null;
  readonly engine: 'gateway' | 'plain' | null;
  /** What confined Terraform and the providers (`none`: only our own texts were run); null where nothing was run. */
  readonly sandbox: string | null;
  /** How far stages were asked to go. */
  readonly stages: string;
  /** Why stages were not run, or null. */
  readonly notRunReason: string | null;
}

/** Which sample: unique within a run. */
export interface SampleKey {
  readonly taskId: string;
  readonly model: string;
  readonly kind: AnswerKind;
  readonly epoch: number;
}

/** An answer as it came in, kept before anything is read out of it. */
export interface AnswerRecord {
  readonly text: string;
  readonly finishReason: FinishReason;
  readonly rawFinishReason: string | null;
  readonly reportedModel: string | null;
  readonly usage: Usage;
  readonly attempts: number;
  readonly askMs: number;
}

/** What was found about one answer. */
export interface Assessment {
  readonly extraction: Extraction;
  readonly stages: readonly StageResult[];
  readonly substitutions: readonly Substitution[];
  readonly outcomes: readonly CheckOutcome[];
  readonly score: Score;
}

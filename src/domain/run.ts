import { z } from 'zod';
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

/** What a run set out to do and with what, kept with it so that it can be gone on with, and only under the same conditions. */
export const runPlanSchema = z.object({
  tasks: z.array(z.object({ id: z.string(), requestHash: z.string(), contentHash: z.string() })),
  /** `provider/model` names. */
  models: z.array(z.string()),
  epochs: z.number().int().positive(),
  concurrency: z.number().int().positive(),
  maxTokens: z.number().int().positive().nullable(),
  stages: z.enum(['none', 'validate', 'plan', 'all']),
  engine: z.enum(['gateway', 'plain']),
  terraformBin: z.string(),
  /** True where the user asked for stages without a sandbox. */
  unsafeNoSandbox: z.boolean().default(false),
  /** SHA-256 (hex) of the checks' files, and of the code between an answer and its score. */
  checksHash: z.string(),
  codeHash: z.string(),
});
export type RunPlan = z.infer<typeof runPlanSchema>;

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

/** What is stored of a sample already. */
export type StoredState =
  | { readonly status: 'missing' }
  | { readonly status: 'answered'; readonly text: string; readonly finishReason: FinishReason }
  | { readonly status: 'scored' };

/** Stamp of samples whose stages ran without any confinement on the user's own demand; they are compared with nothing. */
export const unsandboxed = 'unsandboxed';

/** What was found about one answer. */
export interface Assessment {
  /** What confined the answer's stages: a kind of sandbox, or {@link unsandboxed}; absent where none ran. */
  readonly confinement?: string;
  readonly extraction: Extraction;
  readonly stages: readonly StageResult[];
  readonly substitutions: readonly Substitution[];
  readonly outcomes: readonly CheckOutcome[];
  readonly score: Score;
}

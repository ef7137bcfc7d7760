import { z } from 'zod';

/** Why an answer yielded the files it did. */
export const outcomes = ['complete', 'truncated', 'refused', 'empty', 'no-terraform'] as const;
export const outcomeSchema = z.enum(outcomes);
export type Outcome = z.infer<typeof outcomeSchema>;

/** One file taken out of an answer. */
export interface AnswerFile {
  /** Relative to the answer's folder, forward slashes, inside it. */
  readonly path: string;
  readonly text: string;
  /** Size of `text` in UTF-8 bytes. */
  readonly bytes: number;
  /** Lines of the answer (1-based, inclusive) that the file's text came from; for a folder given as is, 1 to its length. */
  readonly startLine: number;
  readonly endLine: number;
}

/** A file the answer gave that was not taken, and why. */
export interface RefusedFile {
  readonly path: string;
  readonly reason: string;
}

/** What extraction decided about one piece of the answer (a fence, usually). */
export interface Decision {
  readonly startLine: number;
  readonly endLine: number;
  /** `taken`, `left-out`, `merged`, … */
  readonly action: string;
  readonly path: string | null;
  readonly reason: string;
}

/** The answer after extraction. */
export interface Extraction {
  readonly outcome: Outcome;
  /** One sentence saying why this outcome. */
  readonly reason: string;
  /** Folder of the root module, relative to the answer's folder: `.` or `lib`. */
  readonly root: string;
  readonly files: readonly AnswerFile[];
  readonly refused: readonly RefusedFile[];
  readonly decisions: readonly Decision[];
}

/** How the model ended its answer, in our own words, whatever the provider calls it. */
export const finishReasons = ['stop', 'length', 'refusal', 'content-filter', 'other'] as const;
export const finishReasonSchema = z.enum(finishReasons);
export type FinishReason = z.infer<typeof finishReasonSchema>;

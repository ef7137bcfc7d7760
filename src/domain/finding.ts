import { z } from 'zod';
import type { CategoryId, Severity } from './category.js';

/**
 * `fail`: shown to be wrong. `unknown`: cannot be resolved, counted apart. `blocked`: the answer's own earlier
 * failure hides it and the task requires it. `not-graded`: our fault; leaves the denominator.
 */
export const verdicts = ['pass', 'fail', 'unknown', 'not-applicable', 'blocked', 'not-graded'] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = z.infer<typeof verdictSchema>;

/** One fault (or one thing that could not be settled), at the attribute where it is. */
export interface Finding {
  /** `category/check`. */
  readonly check: string;
  readonly category: CategoryId;
  readonly severity: Severity;
  readonly verdict: 'fail' | 'unknown' | 'blocked' | 'not-graded';
  /** Resource instance or block, null where the fault is that something is absent. */
  readonly address: string | null;
  /** Dotted path inside it, or null. */
  readonly attribute: string | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

/** The verdict of one check on one answer. */
export interface CheckOutcome {
  readonly check: string;
  readonly category: CategoryId;
  readonly severity: Severity;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

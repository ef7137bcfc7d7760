import type { CategoryId } from './category.js';
import type { StageName } from './stage.js';

/** Checks of one category on one answer, by verdict, and the score they make. */
export interface CategoryScore {
  readonly category: CategoryId;
  /** 0–100, or null where nothing was gradable (no denominator). */
  readonly score: number | null;
  /** Severity weight passed, and the weight it is taken over. */
  readonly passedWeight: number;
  readonly totalWeight: number;
  /** Weight of the category in the whole. */
  readonly weight: number;
  readonly pass: number;
  readonly fail: number;
  readonly unknown: number;
  readonly blocked: number;
  readonly notApplicable: number;
  readonly notGraded: number;
}

/** How far up the ladder of stages an answer came. */
export interface DeployabilityScore {
  /** 0–100, or null where no stage ran. */
  readonly score: number | null;
  readonly passed: number;
  /** Stages that ran or were blocked by the answer; stages not run and failures of ours are left out. */
  readonly total: number;
  /**
   * True where apply passed (or plan, where apply was not run); null where neither was run or the failure is ours.
   */
  readonly deployable: boolean | null;
  /** Highest stage of an unbroken row of passes; null where init did not pass. */
  readonly furthest: StageName | null;
}

/** The score of one answer. */
export interface Score {
  /** 0–100, or null where nothing could be graded. */
  readonly score: number | null;
  readonly deployability: DeployabilityScore;
  readonly categories: readonly CategoryScore[];
  /** Share (0–1) of applicable checks with a settled verdict; null without applicable checks. */
  readonly coverage: number | null;
}

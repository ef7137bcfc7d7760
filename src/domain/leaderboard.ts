import type { CategoryId } from './category.js';
import type { AnswerKind } from './run.js';
import { stageNames, type StageName } from './stage.js';

/** A mean with its denominator. `mean` is null where nothing could be scored. */
export interface Mean {
  readonly mean: number | null;
  readonly of: number;
}

/** One model's standing in a run. */
export interface LeaderboardRow {
  readonly model: string;
  readonly kind: AnswerKind;
  readonly score: Mean;
  readonly samples: number;
  /** Samples that ended in an error of ours or of the provider; they have no score. */
  readonly errors: number;
  readonly deployable: { readonly yes: number; readonly of: number };
  /** By stage: answers that passed it, of those for which it ran or was blocked by the answer. */
  readonly funnel: Readonly<Record<StageName, { readonly passed: number; readonly of: number }>>;
  /** Mean score by category, categories without denominator left out, worst first. */
  readonly categories: readonly {
    readonly category: CategoryId;
    readonly mean: number;
    readonly of: number;
  }[];
  /** Ideal's mean score minus this one's over the tasks both have; null where there is none. */
  readonly distance: number | null;
  /** Mean share of applicable checks with a settled verdict. */
  readonly coverage: number | null;
}

/** A run as the leaderboard shows it. */
export interface LeaderboardData {
  readonly runId: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly terraformVersion: string | null;
  readonly awsProviderVersion: string | null;
  readonly notRunReason: string | null;
  /** Samples left out because their stages ran without any confinement; see `unsandboxed` in `run.ts`. */
  readonly unsandboxed: number;
  readonly tasks: readonly string[];
  readonly rows: readonly LeaderboardRow[];
}

/** The stages that at least one answer of the run entered. */
export function stagesRun(data: LeaderboardData): readonly StageName[] {
  return stageNames.filter((stage) => data.rows.some((row) => row.funnel[stage].of > 0));
}

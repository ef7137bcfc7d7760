import { categoryIds, type CategoryId, type Severity } from '../domain/category.js';
import type { CheckOutcome, Verdict } from '../domain/finding.js';
import type { CategoryScore, DeployabilityScore, Score } from '../domain/score.js';
import { stageNames, type StageName, type StageResult } from '../domain/stage.js';
import { categoryWeight, type TaskFile } from '../domain/task.js';

/** Weight of a check in its category, by severity. */
export const severityWeights: Readonly<Record<Severity, number>> = {
  critical: 8,
  high: 4,
  medium: 2,
  low: 1,
};

/** Weight of each rung in deployability. A plan that Terraform accepts is the hardest single thing to write. */
export const stageWeights: Readonly<Record<StageName, number>> = {
  init: 1,
  validate: 2,
  plan: 3,
  apply: 2,
  settle: 1,
  destroy: 1,
};

/** Share of deployability in the whole where both it and categories have a denominator. */
export const deployabilityShare = 0.3;

/** Verdicts that count in the denominator; `blocked` scores nothing there. */
const settled: readonly Verdict[] = ['pass', 'fail', 'blocked'];

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Passed severity weight over applicable severity weight, in percent; null without any. */
function categoryScore(
  category: CategoryId,
  outcomes: readonly CheckOutcome[],
  weight: number,
): CategoryScore {
  const of = (verdict: Verdict): CheckOutcome[] => outcomes.filter((outcome) => outcome.verdict === verdict);
  const weigh = (list: readonly CheckOutcome[]): number =>
    sum(list.map((outcome) => severityWeights[outcome.severity]));
  const passedWeight = weigh(of('pass'));
  const totalWeight = weigh(outcomes.filter((outcome) => settled.includes(outcome.verdict)));
  return {
    category,
    score: totalWeight === 0 ? null : (100 * passedWeight) / totalWeight,
    passedWeight,
    totalWeight,
    weight,
    pass: of('pass').length,
    fail: of('fail').length,
    unknown: of('unknown').length,
    blocked: of('blocked').length,
    notApplicable: of('not-applicable').length,
    notGraded: of('not-graded').length,
  };
}

/**
 * How far up the ladder: weight of passed stages over weight of stages that ran or that the answer's own failure
 * blocked. Stages nobody ran and failures of ours are in neither.
 */
export function deployability(stages: readonly StageResult[]): DeployabilityScore {
  const counted = stages.filter((stage) => stage.fault !== 'ours' && stage.verdict !== 'not-run');
  const passed = counted.filter((stage) => stage.verdict === 'pass');
  const weigh = (list: readonly StageResult[]): number => sum(list.map((stage) => stageWeights[stage.stage]));
  const total = weigh(counted);
  return {
    score: total === 0 ? null : (100 * weigh(passed)) / total,
    passed: passed.length,
    total: counted.length,
    deployable: deployable(stages),
    furthest: furthest(stages),
  };
}

/**
 * The score of one answer: each category's passed over applicable weight, their mean weighted by the task, joined
 * with deployability. See `docs` in README for a worked example.
 */
export function score(
  outcomes: readonly CheckOutcome[],
  stages: readonly StageResult[],
  task: Pick<TaskFile, 'weights'> | null,
): Score {
  const categories = categoryIds.map((category) =>
    categoryScore(
      category,
      outcomes.filter((outcome) => outcome.category === category),
      categoryWeight(task, category),
    ),
  );
  const graded = categories.filter((category) => category.score !== null && category.weight > 0);
  const weight = sum(graded.map((category) => category.weight));
  const checks =
    weight === 0 ? null : sum(graded.map((category) => (category.score ?? 0) * category.weight)) / weight;
  const ladder = deployability(stages);
  const applicable = outcomes.filter((outcome) => outcome.verdict !== 'not-applicable');
  const decided = applicable.filter((outcome) => settled.includes(outcome.verdict));
  return {
    score: joined(checks, ladder.score),
    deployability: ladder,
    categories,
    coverage: applicable.length === 0 ? null : decided.length / applicable.length,
  };
}

function joined(checks: number | null, ladder: number | null): number | null {
  if (checks === null) return ladder;
  if (ladder === null) return checks;
  return (1 - deployabilityShare) * checks + deployabilityShare * ladder;
}

function deployable(stages: readonly StageResult[]): boolean | null {
  const apply = stages.find((stage) => stage.stage === 'apply');
  const plan = stages.find((stage) => stage.stage === 'plan');
  const decisive = apply !== undefined && apply.verdict !== 'not-run' ? apply : plan;
  if (decisive === undefined || decisive.verdict === 'not-run' || decisive.fault === 'ours') return null;
  return decisive.verdict === 'pass';
}

function furthest(stages: readonly StageResult[]): StageName | null {
  let reached: StageName | null = null;
  for (const name of stageNames) {
    if (stages.find((stage) => stage.stage === name)?.verdict !== 'pass') break;
    reached = name;
  }
  return reached;
}

import type { CheckOutcome } from '../domain/finding.js';
import type { Assessment } from '../domain/run.js';
import type { StageName } from '../domain/stage.js';
import type { Mutant } from './mutant.js';

/** What of an assessment a mutant is judged by. */
export type Observed = Pick<Assessment, 'outcomes' | 'stages'>;

/** How one mutant came out against the reference without it. */
export interface Judgement {
  readonly mutant: Mutant;
  /** The check aimed at fails, at the addresses expected and nowhere else. */
  readonly hit: boolean;
  /** Addresses at which the check aimed at fails and did not before. */
  readonly found: readonly (string | null)[];
  /** Other checks that fail and did not before: those that the mutant declares, and those that nobody expected. */
  readonly declared: readonly string[];
  readonly unexpected: readonly string[];
  /** Checks that passed and can no longer be judged, though no stage fails that could be the reason. */
  readonly hidden: readonly string[];
  /** Checks that the mutant declares and that do not fail. */
  readonly silent: readonly string[];
  /** First stage that fails, or null; `stageAsDeclared` compares it with the mutant's. */
  readonly stage: StageName | null;
  readonly stageAsDeclared: boolean;
  /** True where a failure of ours spoilt the run, which then proves nothing. */
  readonly ours: boolean;
}

/** True where everything came out as the mutant says. */
export function asDeclared(one: Judgement): boolean {
  return (
    one.hit &&
    one.stageAsDeclared &&
    !one.ours &&
    [one.unexpected, one.hidden, one.silent].every((list) => list.length === 0)
  );
}

/** Compares a mutant's outcome with the reference's. Pure. */
export function judge(mutant: Mutant, reference: Observed, observed: Observed): Judgement {
  const before = new Map(reference.outcomes.map((outcome) => [outcome.check, outcome]));
  const found = newlyFailing(
    observed.outcomes.find(({ check }) => check === mutant.trips),
    before.get(mutant.trips),
  );
  const others = observed.outcomes
    .filter(({ check }) => check !== mutant.trips)
    .filter((outcome) => newlyFailing(outcome, before.get(outcome.check)).length > 0)
    .map(({ check }) => check);
  const failed = observed.stages.find(({ verdict }) => verdict === 'fail');
  return {
    mutant,
    hit: sameAddresses(found, [mutant.at].flat()),
    found,
    declared: others.filter((check) => check in mutant.also),
    unexpected: others.filter((check) => !(check in mutant.also)),
    hidden: failed === undefined ? hidden(observed.outcomes, before, mutant) : [],
    silent: Object.keys(mutant.also).filter((check) => !others.includes(check)),
    stage: failed?.stage ?? null,
    stageAsDeclared: (failed?.stage ?? null) === (mutant.stage ?? null),
    ours:
      observed.stages.some(({ fault }) => fault === 'ours') ||
      observed.outcomes.some(({ verdict }) => verdict === 'not-graded'),
  };
}

/** Addresses at which an outcome fails and the reference's did not. */
function newlyFailing(
  outcome: CheckOutcome | undefined,
  before: CheckOutcome | undefined,
): (string | null)[] {
  const addresses = (one: CheckOutcome | undefined): (string | null)[] =>
    one?.verdict !== 'fail'
      ? []
      : one.findings.filter(({ verdict }) => verdict === 'fail').map(({ address }) => address);
  const known = new Set(addresses(before));
  return [...new Set(addresses(outcome))].filter((address) => !known.has(address));
}

function hidden(
  outcomes: readonly CheckOutcome[],
  before: ReadonlyMap<string, CheckOutcome>,
  mutant: Mutant,
): string[] {
  return outcomes
    .filter(({ verdict }) => verdict === 'unknown' || verdict === 'blocked')
    .filter(({ check }) => check !== mutant.trips && before.get(check)?.verdict === 'pass')
    .map(({ check }) => check);
}

function sameAddresses(found: readonly (string | null)[], expected: readonly (string | null)[]): boolean {
  return found.length === expected.length && expected.every((address) => found.includes(address));
}

import { categoryOf } from './load.js';
import { asDeclared, type Judgement } from './judge.js';

/** How often one check was aimed at, and met. */
export interface CheckProof {
  readonly check: string;
  readonly mutants: number;
  readonly hits: number;
  /** Other checks that the same mutants made fail, with how often. */
  readonly alsoTripped: Readonly<Record<string, number>>;
}

/** Recall and precision of the graders over judged mutants. */
export interface Proof {
  readonly mutants: number;
  /** Mutants whose check failed at exactly the addresses expected. */
  readonly hits: number;
  /** `hits / mutants`, null without any. */
  readonly recall: number | null;
  /** Checks that newly failed, over all mutants; those that the mutant aims at or declares. */
  readonly alarms: number;
  readonly rightAlarms: number;
  /** `rightAlarms / alarms`, null without any. */
  readonly precision: number | null;
  readonly checks: readonly CheckProof[];
  /** Neither as declared nor a known limit. */
  readonly misses: readonly Judgement[];
  /** Not as declared, with a reason in the data. */
  readonly limits: readonly Judgement[];
  /** Ids of mutants that name a limit and come out as declared: the limit is to be deleted. */
  readonly liftedLimits: readonly string[];
}

/** Sums up judged mutants. Pure. */
export function prove(judgements: readonly Judgement[]): Proof {
  const hits = judgements.filter(({ hit }) => hit).length;
  const right = sum(judgements.map((one) => (one.found.length > 0 ? 1 : 0) + one.declared.length));
  const alarms = right + sum(judgements.map((one) => one.unexpected.length));
  const others = judgements.filter((one) => !asDeclared(one));
  return {
    mutants: judgements.length,
    hits,
    recall: share(hits, judgements.length),
    alarms,
    rightAlarms: right,
    precision: share(right, alarms),
    checks: perCheck(judgements),
    misses: others.filter(({ mutant }) => mutant.limit === undefined),
    limits: others.filter(({ mutant }) => mutant.limit !== undefined),
    liftedLimits: judgements
      .filter((one) => one.mutant.limit !== undefined && asDeclared(one))
      .map(({ mutant }) => mutant.id),
  };
}

/** Categories in which at least one check is aimed at. */
export function categoriesOf(proof: Proof): readonly string[] {
  return [...new Set(proof.checks.map(({ check }) => categoryOf(check)))];
}

function perCheck(judgements: readonly Judgement[]): CheckProof[] {
  const checks = [...new Set(judgements.map(({ mutant }) => mutant.trips))].sort();
  return checks.map((check) => {
    const aimed = judgements.filter(({ mutant }) => mutant.trips === check);
    const alsoTripped: Record<string, number> = {};
    for (const other of aimed.flatMap((one) => [...one.declared, ...one.unexpected]))
      alsoTripped[other] = (alsoTripped[other] ?? 0) + 1;
    return { check, mutants: aimed.length, hits: aimed.filter(({ hit }) => hit).length, alsoTripped };
  });
}

function share(part: number, of: number): number | null {
  return of === 0 ? null : part / of;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

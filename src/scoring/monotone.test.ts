import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { categoryIds, severities } from '../domain/category.js';
import { verdicts, type CheckOutcome, type Verdict } from '../domain/finding.js';
import { stageNames, type StageName, type StageResult } from '../domain/stage.js';
import { collectEvidence } from '../evidence/collect.js';
import { grade } from '../grading/grade.js';
import { loadGraders } from '../grading/load.js';
import { applyEdits, EditError } from '../mutants/edit.js';
import { loadMutants } from '../mutants/load.js';
import type { Mutant } from '../mutants/mutant.js';
import { loadReference, loadTask } from '../tasks/load.js';
import { score } from './score.js';

/** Room for rounding: scores are sums of fractions. */
const epsilon = 1e-9;

function outcomeOf(check: number, verdict: Verdict): CheckOutcome {
  const category = categoryIds[check % 4] ?? 'encryption';
  const severity = severities[Math.floor(check / 4) % severities.length] ?? 'low';
  return { check: `${category}/c${check}`, category, severity, verdict, findings: [] };
}

/** The ladder that breaks at a stage, or holds. */
function ladder(broken: StageName | null): StageResult[] {
  const at = broken === null ? stageNames.length : stageNames.indexOf(broken);
  return stageNames.map((stage, index) => {
    if (index === at) return { stage, verdict: 'fail', fault: 'answer', ms: 1, diagnostics: [] };
    return { stage, verdict: index < at ? 'pass' : 'blocked', ms: 1, diagnostics: [] };
  });
}

function scored(list: readonly Verdict[], broken: StageName | null): number {
  const outcomes = list.map((verdict, index) => outcomeOf(index, verdict));
  return score(outcomes, ladder(broken), null).score ?? 0;
}

describe('the formula', () => {
  const verdictList = fc.array(fc.constantFrom(...verdicts), { minLength: 1, maxLength: 40 });
  const stage = fc.option(fc.constantFrom(...stageNames), { nil: null });

  test('never falls where a check that was not passed, or not judged, passes', () => {
    fc.assert(
      fc.property(verdictList, fc.nat(), stage, (list, pick, broken) => {
        const fixed = list.with(pick % list.length, 'pass');
        expect(scored(fixed, broken)).toBeGreaterThanOrEqual(scored(list, broken) - epsilon);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  test('never falls where the ladder breaks later or no more', () => {
    fc.assert(
      fc.property(verdictList, stage, stage, (list, one, other) => {
        const rung = (name: StageName | null): number =>
          name === null ? stageNames.length : stageNames.indexOf(name);
        const [lower, higher] = rung(one) <= rung(other) ? [one, other] : [other, one];
        expect(scored(list, higher)).toBeGreaterThanOrEqual(scored(list, lower) - epsilon);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  test('does not change where what was blocked turns out to be wrong', () => {
    fc.assert(
      fc.property(verdictList, stage, (list, broken) => {
        const uncovered = list.map((verdict) => (verdict === 'blocked' ? 'fail' : verdict));
        expect(scored(uncovered, broken)).toBeCloseTo(scored(list, broken), 9);
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

const task = await loadTask('secure-data-pipeline');
const reference = await loadReference(task.id);
const mutants = (await loadMutants(task.id)).filter(({ limit }) => limit === undefined);
const { checks } = await loadGraders();
const known = new Map<string, Promise<number>>();

/** Score of the reference with these faults: every real check on the parsed files, the ladder as the mutants declare it. */
function scoreWith(faults: readonly Mutant[]): Promise<number> {
  const key = faults.map(({ id }) => id).join(' ');
  const found = known.get(key) ?? computeWith(faults);
  known.set(key, found);
  return found;
}

async function computeWith(faults: readonly Mutant[]): Promise<number> {
  const files = faults.reduce((sofar, { edits }) => applyEdits(sofar, edits), reference);
  const broken = stageNames.find((name) => faults.some(({ stage }) => stage === name)) ?? null;
  const stages = ladder(broken);
  const evidence = await collectEvidence({ files, root: '.', stages, substitutions: [] });
  return score(grade({ evidence, task, checks }).outcomes, stages, task).score ?? 0;
}

/** True where each fault can be put in after the others, and each alone. */
function fit(faults: readonly Mutant[]): boolean {
  try {
    for (const left of [null, ...faults])
      faults.filter((one) => one !== left).reduce((sofar, { edits }) => applyEdits(sofar, edits), reference);
    return true;
  } catch (error) {
    if (error instanceof EditError) return false;
    throw error;
  }
}

describe('real faults', () => {
  test('mending one of several never lowers the score', async () => {
    const sets = fc.subarray([...mutants], { minLength: 2, maxLength: 4 }).filter(fit);
    await fc.assert(
      fc.asyncProperty(sets, fc.nat(), async (faults, pick) => {
        const mended = faults[pick % faults.length];
        const rest = faults.filter((one) => one !== mended);
        const [before, after] = [await scoreWith(faults), await scoreWith(rest)];
        expect(
          after,
          `${faults.map(({ id }) => id).join(' + ')}, without ${mended?.id ?? ''}`,
        ).toBeGreaterThanOrEqual(before - epsilon);
      }),
      { seed: 6, numRuns: Number(process.env.MONOTONE_RUNS ?? 12), endOnFailure: true },
    );
  });
});

import { describe, expect, test } from 'vitest';
import type { CategoryId, Severity } from '../domain/category.js';
import type { CheckOutcome, Verdict } from '../domain/finding.js';
import { stageNames, type StageResult, type StageVerdict } from '../domain/stage.js';
import { deployability, score } from './score.js';

function outcome(category: CategoryId, severity: Severity, verdict: Verdict): CheckOutcome {
  return { check: `${category}/x`, category, severity, verdict, findings: [] };
}

function ladder(...verdicts: (StageVerdict | 'ours')[]): StageResult[] {
  return stageNames.map((stage, index) => {
    const verdict = verdicts[index] ?? 'not-run';
    return verdict === 'ours'
      ? { stage, verdict: 'fail', fault: 'ours', ms: 1, diagnostics: [] }
      : {
          stage,
          verdict,
          ms: 1,
          diagnostics: [],
          ...(verdict === 'fail' ? { fault: 'answer' as const } : {}),
        };
  });
}

describe('category score', () => {
  test('is passed severity weight over applicable severity weight', () => {
    const result = score(
      [
        outcome('encryption', 'critical', 'pass'),
        outcome('encryption', 'high', 'fail'),
        outcome('encryption', 'low', 'pass'),
      ],
      [],
      null,
    );
    expect(result.categories.find((item) => item.category === 'encryption')).toMatchObject({
      passedWeight: 9,
      totalWeight: 13,
    });
    expect(result.score).toBeCloseTo((100 * 9) / 13);
  });

  test('blocked counts as not passed; unknown, not-graded and not-applicable leave the denominator', () => {
    const verdicts: Verdict[] = ['pass', 'blocked', 'unknown', 'not-graded', 'not-applicable'];
    const result = score(
      verdicts.map((verdict) => outcome('monitoring', 'high', verdict)),
      [],
      null,
    );
    expect(result.score).toBe(50);
    expect(result.coverage).toBe(0.5);
  });

  test('a category without a denominator has no score and does not pull the mean', () => {
    const result = score(
      [outcome('encryption', 'low', 'pass'), outcome('monitoring', 'low', 'unknown')],
      [],
      null,
    );
    expect(result.categories.find((item) => item.category === 'monitoring')?.score).toBeNull();
    expect(result.score).toBe(100);
  });

  test('weights of the task decide how categories mix', () => {
    const outcomes = [outcome('encryption', 'low', 'pass'), outcome('monitoring', 'low', 'fail')];
    expect(score(outcomes, [], { weights: { encryption: 3, monitoring: 1 } }).score).toBe(75);
    expect(score(outcomes, [], { weights: { monitoring: 0 } }).score).toBe(100);
  });
});

describe('deployability', () => {
  test('counts blocked stages against the answer', () => {
    expect(deployability(ladder('pass', 'pass', 'fail', 'blocked', 'blocked', 'blocked'))).toMatchObject({
      score: 30,
      passed: 2,
      total: 6,
    });
  });

  test('leaves out failures of ours and stages that were not run', () => {
    expect(deployability(ladder('pass', 'pass', 'ours'))).toMatchObject({ score: 100, passed: 2, total: 2 });
    expect(deployability(ladder()).score).toBeNull();
  });

  test('is three tenths of the whole', () => {
    const result = score([outcome('encryption', 'low', 'pass')], ladder('fail', 'blocked', 'blocked'), null);
    expect(result.score).toBeCloseTo(70);
  });

  test.each([
    [ladder('pass', 'pass', 'pass', 'pass', 'fail'), true, 'apply'],
    [ladder('pass', 'pass', 'pass'), true, 'plan'],
    [ladder('pass', 'pass', 'fail', 'blocked'), false, 'validate'],
    [ladder('pass', 'pass', 'ours'), null, 'validate'],
    [ladder(), null, null],
  ])('deployable and furthest of ladder %#', (stages, expected, reached) => {
    expect(deployability(stages)).toMatchObject({ deployable: expected, furthest: reached });
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { categoryIdSchema, severitySchema, type CategoryId } from '../domain/category.js';
import { verdictSchema, type CheckOutcome } from '../domain/finding.js';
import { stageNames, type StageName, type StageResult } from '../domain/stage.js';
import type { Score } from '../domain/score.js';
import { deployabilityShare, score, severityWeights, stageWeights } from './score.js';

/** Text with each run of white space as one space, so that a line break in the page does not matter. */
function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8').replace(/\s+/g, ' ');
}

const page = read('README.md');
const project = read('../../README.md');

function brokenAt(broken: StageName): StageResult[] {
  const at = stageNames.indexOf(broken);
  return stageNames.map((stage, index) => {
    if (index === at) return { stage, verdict: 'fail', fault: 'answer', ms: 1, diagnostics: [] };
    return { stage, verdict: index < at ? 'pass' : 'blocked', ms: 1, diagnostics: [] };
  });
}

function outcome(check: string, severity: string, verdict: string): CheckOutcome {
  return {
    check,
    category: categoryIdSchema.parse(check.slice(0, check.indexOf('/'))),
    severity: severitySchema.parse(severity),
    verdict: verdictSchema.parse(verdict),
    findings: [],
  };
}

/** The checks of the table under "Worked example". */
function tableOfPage(): CheckOutcome[] {
  const rows = page.matchAll(/\| ([a-z-]+\/[a-z-]+) +\| (\w+) +\| ([a-z-]+) +\|/g);
  return [...rows].map(([, check = '', severity = '', verdict = '']) => outcome(check, severity, verdict));
}

function shown(number: number | null): string {
  return number === null ? 'none' : number.toFixed(1);
}

function fraction(result: Score, category: CategoryId): string {
  const found = result.categories.find((one) => one.category === category);
  if (found === undefined) throw new Error(`no category ${category}`);
  return `${found.passedWeight}/${found.totalWeight} = ${shown(found.score)}`;
}

/** The mean of the categories, taken back out of the whole. */
function checksOf({ score: whole, deployability }: Score): number {
  if (whole === null || deployability.score === null) throw new Error('the example needs both parts');
  return (whole - deployabilityShare * deployability.score) / (1 - deployabilityShare);
}

function lastStep(result: Score): string {
  const { score: whole, deployability } = result;
  return `0.7 × ${shown(checksOf(result))} + 0.3 × ${shown(deployability.score)} = ${shown(whole)}.`;
}

describe('the scoring page', () => {
  test('states the weights of the code', () => {
    const severities = Object.entries(severityWeights).map(([name, weight]) => `${name} ${weight}`);
    const stages = Object.entries(stageWeights).map(([name, weight]) => `${name} ${weight}`);
    expect(page).toContain(severities.join(', '));
    expect(page).toContain(stages.join(', '));
    expect(page).toContain(
      `${(1 - deployabilityShare).toFixed(1)} × checks + ${deployabilityShare} × deployability`,
    );
  });

  test('has a worked example that comes out as it says', () => {
    const outcomes = tableOfPage();
    expect(outcomes).toHaveLength(9);
    const result = score(outcomes, brokenAt('apply'), null);
    for (const category of ['encryption', 'access-control', 'monitoring'] as const)
      expect(page).toContain(`${category} ${fraction(result, category)}`);
    expect(page).toContain(`/ 3 = ${shown(checksOf(result))}.`);
    expect(page).toContain(`deployability 6/10 = ${shown(result.deployability.score)}`);
    expect(page).toContain(`Score ${lastStep(result)}`);
    expect(page).toContain(`Coverage 6/8 = ${shown(100 * (result.coverage ?? 0))} %`);
  });
});

test("the example in the project's README comes out as it says", () => {
  const result = score(
    [
      outcome('encryption/a', 'critical', 'pass'),
      outcome('encryption/b', 'high', 'fail'),
      outcome('monitoring/a', 'high', 'pass'),
    ],
    brokenAt('plan'),
    null,
  );
  expect(project).toContain('encryption passes a critical and fails a high check');
  expect(project).toContain(`${fraction(result, 'encryption')};`);
  expect(project).toContain(`mean ${shown(checksOf(result))}.`);
  expect(project).toContain(`blocked: 3/10 = ${String(result.deployability.score)}.`);
  expect(project).toContain(`Score 0.7 × ${shown(checksOf(result))} + 0.3 × 30 = ${shown(result.score)}.`);
});

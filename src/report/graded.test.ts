import { expect, test } from 'vitest';
import { countAtLeast, ruleFinder } from './graded.js';
import { gradeObject } from './json.js';
import { answers, assessment, finding, rules } from './sample-graded.js';

test('JSON has the same keys whatever became of a path', () => {
  const keys = answers.map((graded) => Object.keys(gradeObject(graded)));
  expect(keys[0]).toEqual(keys[1]);
  expect(keys[0]).toEqual(keys[2]);
});

test.each([
  ['critical', 1],
  ['high', 2],
  ['medium', 5],
  ['low', 5],
] as const)('at least %s: %d faults (failed, hidden by the answer, and the stage)', (threshold, count) => {
  expect(countAtLeast(assessment, threshold)).toBe(count);
});

test('what is unknown or our fault closes no gate', () => {
  const outcomes = (['unknown', 'not-graded'] as const).map((verdict) => ({
    check: 'encryption/key-rotation',
    category: 'encryption' as const,
    severity: 'critical' as const,
    verdict,
    findings: [finding({ verdict, severity: 'critical' })],
  }));
  const stages = assessment.stages.filter((stage) => stage.fault !== 'answer');
  expect(countAtLeast({ ...assessment, outcomes, stages }, 'low')).toBe(0);
});

test('an outcome of a requirement is found under the check that judged it', () => {
  const ruleOf = ruleFinder(rules);
  expect(ruleOf('requirement-coverage/queue')?.id).toBe('requirement-coverage/needs');
  expect(ruleOf('encryption/nothing')).toBeUndefined();
});

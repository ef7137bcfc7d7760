import { describe, expect, test } from 'vitest';
import { examplesOf } from '../examples.js';
import { listChecks, loadCheck } from '../grading/load.js';
import { explanationMarkdown, explanationText } from '../report/explanation.js';
import { columns } from '../report/layout.js';
import { findNamed } from './explain.js';

const entries = [
  'encryption/key-rotation',
  'encryption/queues',
  'monitoring/rds-cpu-alarm',
  'a/same',
  'b/same',
].map((id) => ({ id, folder: '', file: '' }));

describe('what an id names', () => {
  test.each([
    ['encryption/key-rotation', 'encryption/key-rotation'],
    ['graders/encryption/key-rotation/', 'encryption/key-rotation'],
    ['KEY-ROTATION', 'encryption/key-rotation'],
    ['rotation', 'encryption/key-rotation'],
    ['cpu-alarm', 'monitoring/rds-cpu-alarm'],
  ])('%s is the check %s', (id, found) => {
    expect(findNamed(id, entries)).toMatchObject({ check: { id: found } });
  });

  test('a category', () => {
    expect(findNamed('encryption', entries)).toEqual({ category: 'encryption' });
  });

  test.each([
    ['encrption/key-rotaton', /did you mean encryption\/key-rotation/],
    ['same', /may be a\/same or b\/same/],
    ['zzzzzz', /explain lists the categories/],
  ])('%s is refused with advice', (id, message) => {
    expect(() => findNamed(id, entries)).toThrow(message);
  });
});

describe('an explanation', async () => {
  const entry = (await listChecks()).find(({ id }) => id === 'encryption/key-rotation');
  if (entry === undefined) throw new Error('expected encryption/key-rotation');
  const rule = await loadCheck(entry);
  const explanation = { rule, ...(await examplesOf(entry, rule)) };

  test('says everything, in lines that fit', () => {
    const text = explanationText(explanation);
    for (const part of [
      rule.title,
      rule.fix,
      'Fails:',
      'Passes:',
      'Not settled:',
      'Limits',
      'AVD-AWS-0065',
      'npm run',
    ])
      expect(text).toContain(part);
    expect(text.split('\n').filter((line) => line.length > columns)).toEqual([]);
  });

  test('shows what the check says of its own cases', () => {
    expect(explanation.fail?.findings.length).toBeGreaterThan(0);
    expect(explanation.pass?.findings).toEqual([]);
    expect(explanationMarkdown(explanation)).toContain('enable_key_rotation is not set.');
  });
});

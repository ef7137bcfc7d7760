import { describe, expect, test } from 'vitest';
import type { Outcome } from '../domain/answer.js';
import { extract } from './extract.js';
import { fuzz } from './fuzz.js';

const block = 'resource "aws_sqs_queue" "a" {}\n';
const fenced = (body: string): string => `\`\`\`hcl\n${body}\`\`\`\n`;
const many = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

/** A reader that went over any of these more than a few times would run into the time limit. */
const hostile: readonly (readonly [string, Outcome, () => string])[] = [
  ['10 MB of backticks', 'empty', () => '`'.repeat(10_000_000)],
  ['10 MB of fence marks', 'empty', () => '```\n'.repeat(2_500_000)],
  ['labelled marks that nothing closes', 'no-terraform', () => '```hcl\n'.repeat(500_000)],
  ['60,000 spaces', 'empty', () => ' '.repeat(60_000)],
  ['60,000 spaces before a name', 'no-terraform', () => `#${' '.repeat(60_000)}main.tf`],
  ['one line of 5 MB', 'no-terraform', () => 'a'.repeat(5_000_000)],
  [
    'one line of 5 MB in a block',
    'no-terraform',
    () => fenced(`locals {\n  a = "${'a'.repeat(5_000_000)}"\n}\n`),
  ],
  ['NUL bytes', 'complete', () => '\0'.repeat(100_000) + `\n${fenced(block)}`],
  ['lone surrogates', 'complete', () => '\ud800'.repeat(100_000) + `\n${fenced(`# \udc00\n${block}`)}`],
  ['heredocs that nothing closes', 'no-terraform', () => fenced('a = <<EOF\n'.repeat(300_000))],
  ['fence marks in heredocs', 'no-terraform', () => fenced(`${'a = <<EOF\n```\n'.repeat(100_000)}EOF\n`)],
  ['brackets that nothing closes', 'no-terraform', () => fenced(`a = ${'['.repeat(1_000_000)}`)],
  ['interpolations that nothing closes', 'no-terraform', () => fenced(`a = ${'"${'.repeat(500_000)}`)],
  [
    'blocks that nothing closes',
    'truncated',
    () => fenced('resource "aws_sqs_queue" "a" {\n'.repeat(14_000)),
  ],
  ['many files', 'complete', () => many(5_000, (at) => `## f${at}.tf\n${fenced(block)}\n`)],
  [
    'many pieces of one file',
    'complete',
    () => many(5_000, (at) => `## main.tf\n${fenced(block.replace('a"', `a${at}"`))}\n`),
  ],
  [
    'many file names in one fence',
    'complete',
    () => fenced(many(20_000, (at) => `# f${at}.tf\nlocals {}\n`) + block),
  ],
  ['headings', 'no-terraform', () => '# main.tf\n'.repeat(100_000)],
  ['thoughts', 'empty', () => '<think>\n</think>\n'.repeat(50_000)],
  ['blank lines', 'empty', () => '\n'.repeat(5_000_000)],
];

describe('every text gets an outcome', () => {
  test.each(hostile)('%s', { timeout: 10_000 }, (_, outcome, make) => {
    expect(extract(make()).outcome).toBe(outcome);
  });
});

test('what lies beyond the limits is recorded', () => {
  const { decisions } = extract(fenced(block) + 'a\n'.repeat(100_000));
  expect(decisions.at(-1)).toMatchObject({
    action: 'left-out',
    reason: 'beyond the limit: at most 15000 lines and 1000000 characters are read',
  });
});

test('400 broken answers break no promise', () => {
  const { faults, outcomes } = fuzz(400, 7);
  expect(faults).toEqual([]);
  expect(Object.keys(outcomes).sort()).toEqual(['complete', 'empty', 'no-terraform', 'truncated']);
});

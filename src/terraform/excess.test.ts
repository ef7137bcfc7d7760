import { expect, test } from 'vitest';
import { excessOf } from './excess.js';

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

test.each([
  ['nothing', undefined, null],
  ['a hundred levels', nested(100), null],
  ['a thousand items', Array.from({ length: 1_000 }, () => ({ a: 1 })), null],
  ['a million levels', nested(1_000_000), '250 levels of nesting in a value'],
  ['a million items', [[Array.from({ length: 1_000_000 }, () => 0)]], '1000000 values in plan or state'],
])('%s', (_name, value, limit) => {
  expect(excessOf(value)).toBe(limit);
});

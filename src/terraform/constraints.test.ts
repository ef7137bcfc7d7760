import { expect, test } from 'vitest';
import { allows } from './constraints.js';

test.each([
  ['~> 5.0', true],
  ['~> 5.31.0', false],
  ['~> 5.100.0', true],
  ['~> 5', true],
  ['~> 4.0', false],
  ['~> 6.0', false],
  ['>= 5.0', true],
  ['>= 5.0, < 6.0', true],
  ['>= 4.0, < 5.0', false],
  ['5.100.0', true],
  ['= 5.31.0', false],
  ['!= 5.100.0', false],
  ['latest', null],
])('%s admits 5.100.0: %s', (constraint, expected) => {
  expect(allows(constraint, '5.100.0')).toBe(expected);
});

import { describe, expect, it } from 'vitest';
import { matchesGlob } from './glob.js';

describe('matchesGlob', () => {
  it.each([
    ['*.py', 'index.py', true],
    ['*.py', 'lib/index.py', false],
    ['**/*.py', 'index.py', true],
    ['**/*.py', 'a/b/index.py', true],
    ['node_modules', 'node_modules', true],
    ['node_modules/**', 'node_modules/a/b.js', true],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'a/b/c/z', true],
    ['a/**/z', 'b/z', false],
    ['test_?.py', 'test_1.py', true],
    ['test_?.py', 'test_12.py', false],
    ['[a-c].txt', 'b.txt', true],
    ['[!a-c].txt', 'b.txt', false],
    ['*.{js,ts}', 'x.ts', true],
    ['*.{js,ts}', 'x.py', false],
    ['\\*.py', '*.py', true],
    ['\\*.py', 'x.py', false],
  ])('%s against %s: %s', (pattern, name, expected) => {
    expect(matchesGlob(pattern, name)).toBe(expected);
  });

  it('answers patterns made to be slow', () => {
    expect(matchesGlob(`${'*a'.repeat(2000)}b`, 'a'.repeat(5000))).toBe(false);
    expect(matchesGlob(`${'**/'.repeat(500)}b`, 'a/'.repeat(2000))).toBe(false);
  });
});

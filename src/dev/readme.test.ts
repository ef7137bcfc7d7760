import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** README must name what the command line has; the command line is read from its source. */
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const source = readFileSync(new URL('../cli.ts', import.meta.url), 'utf8');

test.each([...source.matchAll(/\.command\('([a-z-]+)/g)].map(([, name = '']) => name))(
  'README names %s',
  (name) => {
    expect(readme).toMatch(new RegExp(`\\b${name}\\b`));
  },
);

test.each([...new Set([...source.matchAll(/--[a-z][a-z-]+(?=[ '])/g)].map(([option]) => option))])(
  'README names %s',
  (option) => {
    expect(readme).toContain(option);
  },
);

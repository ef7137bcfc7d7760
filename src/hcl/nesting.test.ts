import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tooDeepAt } from './nesting.js';

const output = (expression: string): string => `\noutput "x" {\n  value = ${expression}\n}\n`;
const nested = (open: string, close: string, times: number): string =>
  output(`${open.repeat(times)}1${close.repeat(times)}`);

/** Makers of texts so many levels deep, with what two thousand levels are to be found on. */
const deep: Readonly<Record<string, (levels: number) => string>> = {
  parentheses: (levels) => nested('(', ')', levels),
  lists: (levels) => nested('[', ']', levels),
  objects: (levels) => nested('{ a = ', ' }', levels),
  'calls over several lines': (levels) => nested('max(\n', ')', levels),
  'templates in templates': (levels) => nested('"${', '}"', levels),
  'templates in heredocs': (levels) => output(`<<E\n\${${'['.repeat(levels)}${']'.repeat(levels)}}\nE`),
  directives: (levels) => output(`"${'%{ if true }'.repeat(levels)}x${'%{ endif }'.repeat(levels)}"`),
  negations: (levels) => output(`${'!'.repeat(levels)}true`),
  signs: (levels) => output(`${'- '.repeat(levels)}1`),
  conditions: (levels) => output(`${'true ? 1 : '.repeat(levels)}1`),
  'conditions in lists': (levels) =>
    output(`[${'true ? [1] : ['.repeat(levels / 2)}${']'.repeat(levels / 2)}]`),
  splats: (levels) => output(`local.x${'[*]'.repeat(levels)}`),
  'old splats': (levels) => output(`local.x${'.*'.repeat(levels)}`),
  blocks: (levels) => 'a {\n'.repeat(levels) + '}\n'.repeat(levels),
  'brackets after an error': (levels) => `locals {\n  a = = 1\n  b = ${'['.repeat(levels)}\n}\n`,
};

test.each(Object.entries(deep))('%s', (_name, make) => {
  expect(tooDeepAt(make(100), 'main.tf')).toBeNull();
  expect(tooDeepAt(make(2_000), 'main.tf')).toBeGreaterThan(0);
});

const flat: Readonly<Record<string, string>> = {
  'a long sum': output(Array.from({ length: 5_000 }, () => '1').join(' + ')),
  'many conditions in one list': output(`[${'true ? 1 : 2, '.repeat(5_000)}]`),
  'many conditions in lines': 'x = true ? 1 : 2\n'.repeat(5_000),
  'many items': output(`[${'[{ a = "${b}" }], '.repeat(5_000)}]`),
  'many differences': output(Array.from({ length: 5_000 }, () => 'a - -1').join(', ')),
  'brackets in texts': output(`"${'[{('.repeat(5_000)}"`),
  'brackets in comments': `# ${'['.repeat(5_000)}\n/* ${'{'.repeat(5_000)} */\n// ${'('.repeat(5_000)}\n`,
  'brackets in heredocs': output(`<<-E\n${'[\n'.repeat(5_000)}  E`),
  'escaped sequences': output(`"${'$${ %%{ if '.repeat(5_000)}"`),
  'escaped quotes': output(`"${'\\"['.repeat(5_000)}"`),
  'directives one after another': output(`"${'%{ if true }x%{ else }y%{ endif }'.repeat(5_000)}"`),
};

test.each(Object.entries(flat))('%s is not deep', (_name, text) => {
  expect(tooDeepAt(text, 'main.tf')).toBeNull();
});

test('JSON counts by its brackets, and by those of the templates in its texts', () => {
  const lists = '['.repeat(2_000) + ']'.repeat(2_000);
  expect(tooDeepAt(`{"locals": {\n"x": ${lists}}}`, 'main.tf.json')).toBe(2);
  expect(tooDeepAt(`{"locals": {"x":\n"\${${lists}}"}}`, 'main.tf.json')).toBe(2);
  expect(tooDeepAt(`{"locals": {"x": "${lists}"}}`, 'main.tf.json')).toBeNull();
});

test('the line is the one at which the limit is passed', () => {
  expect(tooDeepAt('a = [\n'.repeat(300), 'main.tf')).toBe(201);
});

test('a text that is closed wrongly or not at all is read in one pass', () => {
  for (const unit of ['"', '"${', '"${(}', '<<E\n', '{"\\"', '/*', '}', '- ']) {
    expect(() => tooDeepAt(unit.repeat(100_000), 'a.tf.json')).not.toThrow();
    expect(() => tooDeepAt(unit.repeat(100_000), 'a.tf')).not.toThrow();
  }
});

test('none of our references is deep', () => {
  const folder = new URL('../../reference/', import.meta.url).pathname;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.tf'),
  );
  expect(files.length).toBeGreaterThan(5);
  const found = files.filter((path) => tooDeepAt(readFileSync(join(folder, path), 'utf8'), path) !== null);
  expect(found).toEqual([]);
});

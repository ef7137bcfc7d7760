import { describe, expect, test } from 'vitest';
import { outline, topLevelBlocks } from './outline.js';

function shown(text: string): string[] {
  return outline(text.split('\n')).map(({ type, kind, labels, start, end, complete }) =>
    `${start + 1}-${end + 1} ${type} ${[kind, ...labels].join(' ')}${complete ? '' : ' …'}`.trim(),
  );
}

test.each([
  ['blocks', 'a {\n}\nb "c" d {\n  e {\n  }\n}\n', ['1-2 block a', '3-6 block b c d']],
  ['one line', 'a {}\nb { c = "}" }\n', ['1-1 block a', '2-2 block b']],
  ['assignments', 'a = 1\nb = [\n  "]",\n]\n', ['1-1 attribute a', '2-4 attribute b']],
  ['comments', '# a {\n// b {\n/* c {\n*/\nd {\n  /* } */ # }\n}\n', ['5-7 block d']],
  ['strings', 'a {\n  b = "${f("}")} { \\" {"\n}\n', ['1-3 block a']],
  ['templates', 'a {\n  b = "$${ %%{ ${ { c = 1 }.c }"\n}\n', ['1-3 block a']],
  ['heredocs', 'a {\n  b = <<-EOF\n  } { "\n  ${c("}")}\n  EOF\n}\nd {}\n', ['1-6 block a', '7-7 block d']],
  ['HCL in a heredoc', 'a {\n  b = <<E\nresource "x" "y" {\nE\n}\n', ['1-5 block a']],
  ['prose', 'Some text.\na {\n}\n- a list\n', ['1-1 stray', '2-3 block a', '4-4 stray']],
  ['the end of the text', 'a {\n}\nb {\n  c = [\n', ['1-2 block a', '3-5 block b …']],
  [
    'the next block',
    'resource "a" "b" {\n  c {\nresource "d" "e" {\n}\n',
    ['1-2 block resource a b …', '3-4 block resource d e'],
  ],
  [
    'a heredoc left open',
    'resource "a" "b" {\n  c = <<E\nvariable "d" {\n}\n',
    ['1-2 block resource a b …', '3-4 block variable d'],
  ],
  ['a string left open', 'a {\n  b = "c\n}\nd {}\n', ['1-3 block a …', '4-4 block d']],
  ['a comment left open', 'a {\n  /* b\n}\n', ['1-4 block a …']],
])('%s', (_, text, expected) => {
  expect(shown(text)).toEqual(expected);
});

describe('whether the text ends in mid-block', () => {
  test.each([
    ['a {\n}\n', false],
    ['a {\n', true],
    ['a {\n}\nb = [\n', true],
    ['a {\n  b = "\n}\n', true],
    ['a {\n}\nThe end.\n', false],
    ['', false],
  ])('%j: %s', (text, expected) => {
    expect(topLevelBlocks(text).endsInBlock).toBe(expected);
  });
});

test('lines of blocks are counted from 1', () => {
  expect(topLevelBlocks('\na "b" {\n}\n').blocks).toEqual([
    { kind: 'a', labels: ['b'], startLine: 2, endLine: 3, complete: true },
  ]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expression, ParsedText } from './ast.js';
import { parseHcl } from './parse.js';

function outlineOf(parsed: ParsedText): string[] {
  return parsed.blocks.map(
    ({ kind, labels, line, endLine }) => `${line}-${endLine} ${[kind, ...labels].join(' ')}`,
  );
}

function problemsOf(parsed: ParsedText): string[] {
  return parsed.problems.map(({ line, message }) => `${line} ${message}`);
}

function expressionOf(text: string): Expression | undefined {
  const parsed = parseHcl(`x = ${text}\n`, 'x.tf');
  expect(problemsOf(parsed)).toEqual([]);
  return parsed.attributes[0]?.expression;
}

/** Writes an expression with every binding shown. */
function shown(node: Expression | undefined): string {
  switch (node?.kind) {
    case 'literal':
      return JSON.stringify(node.value);
    case 'variable':
      return node.name;
    case 'attribute':
      return `${shown(node.source)}.${node.name}`;
    case 'index':
      return `${shown(node.source)}[${shown(node.key)}]`;
    case 'splat':
      return `splat(${shown(node.source)}, ${shown(node.each)})`;
    case 'splat-item':
      return '@';
    case 'parentheses':
      return `(${shown(node.inner)})`;
    case 'unary':
      return `{${node.operator}${shown(node.operand)}}`;
    case 'binary':
      return `{${shown(node.left)} ${node.operator} ${shown(node.right)}}`;
    case 'conditional':
      return `{${shown(node.condition)} ? ${shown(node.then)} : ${shown(node.otherwise)}}`;
    case 'list':
      return `[${node.items.map(shown).join(', ')}]`;
    case 'object':
      return `{${node.entries.map(({ key, value }) => `${shown(key)}=${shown(value)}`).join(', ')}}`;
    case 'call':
      return `${node.name}(${node.args.map(shown).join(', ')}${node.spread ? '...' : ''})`;
    case 'for':
      return [
        `for ${node.keyName ?? '_'}, ${node.valueName} in ${shown(node.collection)}`,
        `${node.key ? `${shown(node.key)} => ` : ''}${shown(node.value)}${node.group ? '...' : ''}`,
        node.condition ? `if ${shown(node.condition)}` : 'always',
      ].join(' | ');
    case 'template':
      return `${node.wrap ? 'wrap' : 'template'} ${JSON.stringify(node.parts.map((part) => (part.kind === 'text' ? part.value : part.kind === 'interpolation' ? { is: shown(part.expression) } : part.kind)))}`;
    case undefined:
      return 'nothing';
  }
}

describe('expressions', () => {
  test.each([
    ['1.5e3', '1500'],
    ['a-b', 'a-b'],
    ['a - b', '{a - b}'],
    ['1 + 2 * 3 - 4', '{{1 + {2 * 3}} - 4}'],
    ['a || b && c == d', '{a || {b && {c == d}}}'],
    ['!a.b && -c[0] < 2', '{{!a.b} && {{-c[0]} < 2}}'],
    ['a ? b : c ? d : e', '{a ? b : {c ? d : e}}'],
    ['(a)', '(a)'],
    ['[1, 2, ]', '[1, 2]'],
    ['[\n  1,\n  # two\n  2\n]', '[1, 2]'],
    ['{ a = 1, "b" : 2, (c) = 3, d.e = 4 }', '{"a"=1, "b"=2, (c)=3, d.e=4}'],
    ['{\n  a = 1\n  b = 2,\n}', '{"a"=1, "b"=2}'],
    ['aws_subnet.a[*].id', 'splat(aws_subnet.a, @.id)'],
    ['a.*.b.c[0]', 'splat(a, @.b.c)[0]'],
    ['a[*].b[0].c', 'splat(a, @.b[0].c)'],
    ['a.0.b.1', 'a[0].b[1]'],
    ['f(a, [b]...)', 'f(a, [b]...)'],
    ['provider::aws::arn_parse(x)', 'provider::aws::arn_parse(x)'],
    ['f(\n  a,\n  b,\n)', 'f(a, b)'],
    ['[for x in y : x]', 'for _, x in y | x | always'],
    ['{ for k, v in y : k => v... if v != null }', 'for k, v in y | k => v... | if {v != null}'],
    ['"plain \\"q\\" \\n \\u00e9 $${a} %%{b} $ %"', JSON.stringify('plain "q" \n é ${a} %{b} $ %')],
    ['"${a}"', 'wrap [{"is":"a"}]'],
    ['"${a}-${b["k"]}"', 'template [{"is":"a"},"-",{"is":"b[\\"k\\"]"}]'],
    ['"${ { a = "}" }.a }"', 'wrap [{"is":"{\\"a\\"=\\"}\\"}.a"}]'],
    ['"x ${~ a ~} y"', 'template ["x",{"is":"a"},"y"]'],
    ['"%{ if a }1%{ else }2%{ endif }"', 'template ["if"]'],
    ['<<EOF\n  a\nEOF', '"  a\\n"'],
    ['<<-EOF\n    a\n      b ${c}\n\n    EOF', 'template ["a\\n  b ",{"is":"c"},"\\n\\n"]'],
    ['<<-E\n\ta\n\t E x\n\tE', '"a\\n E x\\n"'],
  ])('%s', (text, expected) => {
    expect(shown(expressionOf(text))).toBe(expected);
  });

  test('carry their places', () => {
    const parsed = parseHcl('a {\n  b = [\n    c.d,\n    "é" ]\n}\n', 'x.tf');
    const list = parsed.blocks[0]?.body.attributes[0]?.expression;
    const items = list?.kind === 'list' ? list.items : [];
    expect(items.map(({ line, column }) => [line, column])).toEqual([
      [3, 5],
      [4, 5],
    ]);
    expect(list && parsed.text.slice(list.start, list.end)).toBe('[\n    c.d,\n    "é" ]');
  });
});

describe('broken texts', () => {
  test.each([
    {
      name: 'the block with the fault is left out, those around it stay',
      text: 'a {\n}\nresource "x" "y" {\n  v = \n}\nvariable "z" {\n}\n',
      blocks: ['1-2 a', '6-7 variable z'],
      lines: [4],
    },
    {
      name: 'a block that is never closed before the next',
      text: 'resource "x" "y" {\n  v = 1\nresource "p" "q" {\n}\n',
      blocks: ['3-4 resource p q'],
      lines: [3],
    },
    {
      name: 'a text that ends in mid-block',
      text: 'variable "a" {\n}\nresource "x" "y" {\n  b {\n    v = [1,\n',
      blocks: ['1-2 variable a'],
      lines: [6],
    },
    {
      name: 'a heredoc that nothing closes',
      text: 'resource "x" "y" {\n  v = <<EOF\n  text\n}\nvariable "a" {\n}\n',
      blocks: ['5-6 variable a'],
      lines: [2],
    },
    {
      name: 'a heredoc that holds HCL',
      text: 'resource "x" "y" {\n  v = <<EOF\nresource "not" "one" {\n}\nEOF\n  w = \n}\n',
      blocks: [],
      lines: [6],
    },
    {
      name: 'a string over two lines',
      text: 'a = "x\n"\nvariable "b" {}\n',
      blocks: ['3-3 variable b'],
      lines: [1],
    },
    {
      name: 'prose between blocks',
      text: 'variable "a" {}\nThis isn\'t HCL.\nvariable "b" {}\n',
      blocks: ['1-1 variable a', '3-3 variable b'],
      lines: [2],
    },
    {
      name: 'a fence after a block',
      text: 'variable "a" {}\n```\nvariable "b" {}\n',
      blocks: ['1-1 variable a', '3-3 variable b'],
      lines: [2],
    },
  ])('$name', ({ text, blocks, lines }) => {
    const parsed = parseHcl(text, 'x.tf');
    expect(outlineOf(parsed)).toEqual(blocks);
    expect(parsed.problems.map(({ line }) => line)).toEqual(lines);
  });

  test.each([
    ['a = 1 b = 2\n', 'Expected a new line after this argument, but found "b".'],
    ['a { b = 1, c = 2 }\n', 'one argument only'],
    ['a { b {} }\n', 'and no other block'],
    ['a = 1\na = 2\n', 'already set in line 1'],
    ['a = "\\q"\n', 'is not an escape'],
    ['a = [1 2]\n', 'Expected "," or "]"'],
    ['a = { b 1 }\n', 'Expected "=" after this key'],
    ['a = f(1\n', 'Expected "," or ")"'],
    ['a = "%{ if x }"\n', 'has no "%{endif}"'],
    ['a = "%{ endif }"\n', 'closes nothing'],
    ['/* a\n', 'never closed'],
    ['a "${b}" {}\n', 'plain text'],
    ['}\n', 'is required here'],
  ])('%j', (text, message) => {
    expect(problemsOf(parseHcl(text, 'x.tf'))).toEqual([expect.stringContaining(message)]);
  });
});

describe('limits', () => {
  const deep = 100_000;
  test.each([
    ['parentheses', `x = ${'('.repeat(deep)}`],
    ['lists', `x = ${'['.repeat(deep)}`],
    ['objects', `x = ${'{a='.repeat(deep)}`],
    ['calls', `x = ${'f('.repeat(deep)}`],
    ['negations', `x = ${'!'.repeat(deep)}a`],
    ['interpolations', `x = ${'"${'.repeat(deep)}`],
    ['conditionals', `x = ${'a ? b : '.repeat(deep)}c`],
    ['sums', `x = 1${' + 1'.repeat(deep)}`],
    ['traversals', `x = a${'.b'.repeat(deep)}`],
    ['old splats', `x = a${'[*].*'.repeat(deep)}`],
    ['splats', `x = a${'[*]'.repeat(deep)}`],
    ['blocks', 'a {\n'.repeat(deep)],
    ['directives', `x = "${'%{ if a }'.repeat(deep)}"`],
  ])('%s nested too deeply are a limit of ours', (_, text) => {
    const [problem] = parseHcl(text, 'x.tf').problems;
    expect(problem?.limit).toBe(true);
  });

  test('many broken blocks end the reading', () => {
    const parsed = parseHcl('resource "a" "b" {\n  x = <<EOF\n'.repeat(20_000), 'x.tf');
    expect(parsed.problems).toHaveLength(100);
  });

  test('a text beyond the limit is not read', () => {
    const parsed = parseHcl(' '.repeat(5_000_000), 'x.tf');
    expect(parsed.problems.map(({ limit }) => limit)).toEqual([true]);
  });

  test('never throws, and every block stands inside the text', () => {
    const piece = fc.constantFrom(
      ...[
        'resource "a" "b" {',
        '}',
        '{',
        '[',
        ']',
        '(',
        ')',
        '"',
        '${',
        '%{',
        '~}',
        '<<EOF',
        'EOF',
        '\n',
        '\r\n',
      ],
      ...[
        '=',
        ' = ',
        ',',
        ':',
        '?',
        '.',
        '*',
        '/*',
        '*/',
        '#',
        '//',
        '\\',
        'if',
        'for',
        'in',
        'a',
        '1',
        '\0',
        '\uD800',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 60 }),
        (pieces) => {
          const text = pieces.join('');
          const parsed = parseHcl(text, 'x.tf');
          const lines = text.split('\n').length;
          return parsed.blocks.every(({ line, endLine }) => line >= 1 && line <= endLine && endLine <= lines);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});

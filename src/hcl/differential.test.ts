import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Body, Expression, TemplatePart } from './ast.js';
import { convertWithReference, referenceProblem } from './hcl2json.js';
import { parseHcl } from './parse.js';

/** The JSON shape that HashiCorp's converter gives, made from our tree. */
function shapeOf(text: string): unknown {
  const parsed = parseHcl(text, 'x.tf');
  expect(parsed.problems).toEqual([]);
  return shapeOfBody(parsed, text);
}

type Shape = Record<string, unknown>;

function shapeOfBody(body: Body, text: string): Shape {
  const shape: Shape = {};
  for (const { name, expression } of body.attributes) shape[name] = shapeOfExpression(expression, text);
  for (const block of body.blocks) addBlock(shape, block, text);
  return shape;
}

function addBlock(into: Shape, block: Block, text: string): void {
  let at = into;
  for (const [depth, name] of [block.kind, ...block.labels].entries()) {
    if (depth === block.labels.length) {
      const list = at[name];
      const body = shapeOfBody(block.body, text);
      if (Array.isArray(list)) list.push(body);
      else at[name] = [body];
      return;
    }
    const next = at[name] ?? {};
    at[name] = next;
    at = next as Shape;
  }
}

function source(node: Expression, text: string): string {
  return `\${${text.slice(node.start, node.end)}}`;
}

function shapeOfExpression(node: Expression, text: string): unknown {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? escaped(node.value) : node.value;
    case 'list':
      return node.items.map((item) => shapeOfExpression(item, text));
    case 'object':
      return Object.fromEntries(
        node.entries.map(({ key, value }) => [shapeOfKey(key, text), shapeOfExpression(value, text)]),
      );
    case 'template': {
      const [only] = node.parts;
      if (node.wrap && only?.kind === 'interpolation') return shapeOfExpression(only.expression, text);
      return node.parts.map((part) => shapeOfPart(part, text)).join('');
    }
    case 'unary': {
      const { operand, operator } = node;
      if (operand.kind === 'literal' && typeof operand.value === 'number' && operator === '-')
        return -operand.value;
      if (operand.kind === 'literal' && typeof operand.value === 'boolean' && operator === '!')
        return !operand.value;
      return source(node, text);
    }
    case 'variable':
    case 'attribute':
    case 'index':
    case 'splat':
    case 'splat-item':
    case 'call':
    case 'conditional':
    case 'binary':
    case 'parentheses':
    case 'for':
      return source(node, text);
  }
}

function shapeOfKey(key: Expression, text: string): string {
  return key.kind === 'attribute' ? text.slice(key.start, key.end) : String(shapeOfExpression(key, text));
}

function escaped(value: string): string {
  return value.replace(/([$%])\{/g, '$1$1{');
}

function shapeOfPart(part: TemplatePart, text: string): string {
  const all = (parts: readonly TemplatePart[]): string =>
    parts.map((inner) => shapeOfPart(inner, text)).join('');
  switch (part.kind) {
    case 'text':
      return escaped(part.value);
    case 'interpolation':
      return source(part.expression, text);
    case 'if': {
      const otherwise = part.otherwise.length > 0 ? `%{else}${all(part.otherwise)}` : '';
      return `%{if ${source(part.condition, text).slice(2, -1)}}${all(part.then)}${otherwise}%{endif}`;
    }
    case 'for': {
      const names = part.keyName === null ? part.valueName : `${part.keyName}, ${part.valueName}`;
      return `%{for ${names} in ${source(part.collection, text).slice(2, -1)}}${all(part.body)}%{endfor}`;
    }
  }
}

const texts: Readonly<Record<string, string>> = {
  literals: 'a = 1\nb = -1.50\nc = "x"\nd = true\ne = null\nf = 1e3\ng = !true\nh = ""\n',
  strings: 'a = "q \\"x\\" \\\\ \\t \\u00e9 \\U0001F600 $${n} %%{m} $ % $$ 5% {}"\n',
  templates:
    'a = "x-${var.b}-y"\nb = "${var.c}"\nc = "${a}${b}"\nd = "${ f("}") }!"\ne = "${"nested ${deep}"}"\n',
  directives:
    'a = "%{ if x }1%{ else }2%{ endif }"\nb = "%{if y}${z}%{endif}"\nc = "%{ for i, v in l }${v},%{ endfor }"\n',
  heredocs:
    'a = <<EOT\nplain\n  "quoted" \\n\nEOT\nb = <<-EOT\n    x\n      y ${z}\n\n    EOT\nc = <<-X\n\ttab\n\tX\nd = <<-E\n  ${a}\n   b\n  E\n',
  lists: 'a = [1, "b", var.c, [true, null], { d = 1 }]\nb = []\nc = [\n  1,\n  2, # two\n]\n',
  objects:
    'a = { b = 1, "c" = 2, d : 3, (e) = 4, "f-${g}" = 5, h.i = 6, 7 = 8 }\nj = {}\nk = {\n  l = 1\n  m = 2,\n}\n',
  operators: 'a = 1 + 2\nb = x ? 1 : 2\nc = !y && -z > 3 || (w)\nd = (1 + 2) * 3\n',
  traversals: 'a = b.c[0].d["e"]\nf = g[*].h\ni = j.*.k\nl = m.0.n\no = p[q.r]\n',
  calls:
    'a = f()\nb = f(1, g(x)...)\nc = merge({ a = 1 },\n  { b = 2 },\n)\nd = provider::aws::arn_parse(x)\n',
  fors: 'a = [for x in y : x.z if x != null]\nb = { for k, v in m : k => v... }\nc = {\n  for k, v in m :\n  k => v\n}\n',
  comments: '# one\na = 1 // two\n/* three\n */ b = 2 /* four */\nc = [ /* five */ 1 ]\n\n#six\n',
  blocks:
    'resource "aws_vpc" "a" {\n  x = 1\n\n  nested {\n    y = 2\n  }\n  nested { y = 3 }\n  empty {}\n}\nresource "aws_vpc" "b" {\n}\nlocals {\n  a = 1\n}\nlocals {\n  b = 2\n}\n',
  dynamics:
    'resource "aws_security_group" "a" {\n  dynamic "ingress" {\n    for_each = [80]\n    content {\n      from_port = ingress.value\n    }\n  }\n  lifecycle {\n    ignore_changes = [tags, tags["a"]]\n  }\n}\n',
  labels: 'module a {\n}\nprovider "aws" {\n  alias = "x"\n}\nterraform {\n  backend "s3" {}\n}\n',
  'line ends of Windows': 'a = 1\r\nb "c" {\r\n  d = [\r\n    1,\r\n  ]\r\n}\r\n',
  'no line end at the end': 'a {\n  b = 1\n}',
  unicode: 'a = "ünïcödé 😀"\nñame = 1\n',
};

test.each(Object.entries(texts))('the tree of %s agrees with the reference parser', async (_, text) => {
  expect(shapeOf(text)).toEqual(await convertWithReference(text, 'x.tf'));
});

describe('both parsers accept and refuse the same texts', () => {
  const agree = async (text: string): Promise<void> => {
    const theirs = await referenceProblem(text, 'x.tf');
    const ours = parseHcl(text, 'x.tf').problems[0] ?? null;
    expect({ text, refused: ours !== null }).toEqual({ text, refused: theirs !== null });
  };

  test.each([
    'a = 1 b = 2\n',
    'a = \n',
    'a = [1 2]\n',
    'a = [1,, 2]\n',
    'a = { b = 1 c = 2 }\n',
    'a = { b = 1,, c = 2 }\n',
    'a = { b = 1\n, c = 2 }\n',
    'a = b\n.c\n',
    'a = (b\n.c)\n',
    'a = x ?\n1 : 2\n',
    'a = 1 +\n2\n',
    'a { b = 1\n}\n',
    'a { b = 1 }\n',
    'a {\n b = 1 }\n',
    'a { b {} }\n',
    'a { /* c */ }\n',
    'a { # c\n}\n',
    'a "b" c {}\n',
    'a "b"\n{}\n',
    'a "${b}" {}\n',
    'a = "b\n"\n',
    'a = "\\q"\n',
    'a = "${b"\n',
    'a = "${}"\n',
    'a = "%{if b}"\n',
    'a = "%{else}"\n',
    'a = "%{if b}%{else}%{else}%{endif}"\n',
    'a = <<EOT\nb\n',
    'a = <<EOT\nb\n EOT\n',
    'a = <<EOT b\nEOT\n',
    'a = << EOT\nEOT\n',
    'a = f(b,)\n',
    'a = f(b..., c)\n',
    'a = f(,)\n',
    'a = [for x in y : x, z]\n',
    'a = { for x in y : x }\n',
    'a = [for x in y : x => 1]\n',
    'a = { for = 1 }\n',
    'a = b.\n',
    'a = b[\n',
    'a = b[*\n',
    'a = b.0x\n',
    'a = b.*.*.c\n',
    'a = b.*.0.c\n',
    'a = b[*][*].c\n',
    'a = b.*[0].c\n',
    'a = b.1.5.2\n',
    'a = b.1.c.5\n',
    'a = b.1e5\n',
    'a = .5\n',
    'a = 5.\n',
    'a = 0x10\n',
    'a = 1_000\n',
    "a = 'b'\n",
    'a = b & c\n',
    'a = !\n',
    'a = - 1\n',
    'a = --1\n',
    'a == 1\n',
    '"a" = 1\n',
    'a: 1\n',
    'a = 1;\n',
    'a = 1,\n',
    '}\n',
    '{\n}\n',
    '/* a\n',
    'a = 1\na = 2\n',
    'a {}\na {}\n',
    'a {} b {}\n',
    '```\n',
  ])('%j', agree);

  test('whatever is changed in a good text', async () => {
    const good = Object.values(texts).join('').replace(/\r/g, '');
    const piece = fc.constantFrom(
      '"',
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '${',
      '\n',
      '=',
      ',',
      '.',
      'x',
      ' ',
      '*',
      '#',
      '<<EOT\n',
      '',
    );
    const edit = fc.record({ at: fc.nat(good.length - 1), remove: fc.nat(3), insert: piece });
    await fc.assert(
      fc.asyncProperty(edit, async ({ at, remove, insert }) => {
        const from = good.lastIndexOf('\n', at - 1) + 1;
        const text = good.slice(Math.max(0, from - 400), at) + insert + good.slice(at + remove, at + 400);
        await agree(`${text.slice(text.indexOf('\n') + 1)}\n`);
      }),
      { numRuns: 300, seed: 20_240_601 },
    );
  });
});

test.each([
  ['a = 1\nb = [\n', 3, 'Missing expression: Expected the start'],
  ['resource "a" "b" {\n  x = \n}\n', 2, 'Invalid expression: Expected the start of an expression'],
  ['a = "x\n"\n', 1, 'Invalid multi-line string'],
])('the reference parser says where and why: %j', async (text, line, message) => {
  const problem = await referenceProblem(text, 'lib/x.tf');
  expect(problem?.line).toBe(line);
  expect(problem?.message).toContain(message);
});

test.each([
  ['one that its stack ends under', '"${'.repeat(20_000), 30_000],
  ['one that it reads over and over', '/*\n'.repeat(40_000), 300],
])(
  'a text that breaks the reference parser settles nothing, and the next is read: %s',
  async (_name, text, ms) => {
    expect(await referenceProblem(`a = ${text}`, 'x.tf', ms)).toEqual({ message: null, line: 1 });
    expect(await referenceProblem('a = 1\n', 'x.tf')).toBeNull();
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Body } from './ast.js';
import { parseHclJson } from './json.js';

function outlineOf(body: Body): string[] {
  return body.blocks.map(
    ({ kind, labels, line, body: inner }) =>
      `${line} ${[kind, ...labels].join(' ')}: ${[...inner.attributes.map(({ name }) => name), ...outlineOf(inner)].join(', ')}`,
  );
}

test('blocks, labels and attributes', () => {
  const text = `{
  "//": "a comment",
  "resource": {
    "aws_vpc": {
      "a": {"cidr_block": "10.0.0.0/16", "tags": {"Name": "x"}},
      "b": [
        {"cidr_block": "\${var.c}", "lifecycle": {"ignore_changes": ["tags"]}},
        {"dynamic": {"ingress": {"for_each": [], "content": {"from_port": 1}}}}
      ]
    }
  },
  "locals": {"a": 1, "dynamic": {"b": 2}},
  "variable": {"v": {"type": "string", "validation": [{"condition": true}, {"condition": false}]}},
  "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws"}}, "backend": {"s3": {}}}
}`;
  const parsed = parseHclJson(text, 'x.tf.json');
  expect(parsed.problems).toEqual([]);
  expect(outlineOf(parsed)).toEqual([
    '5 resource aws_vpc a: cidr_block, tags',
    '7 resource aws_vpc b: cidr_block, 7 lifecycle: ignore_changes',
    '8 resource aws_vpc b: 8 dynamic ingress: for_each, 8 content: from_port',
    '12 locals: a, dynamic',
    '13 variable v: type, 13 validation: condition, 13 validation: condition',
    '14 terraform: 14 required_providers: aws, 14 backend s3: ',
  ]);
});

test('texts are templates', () => {
  const parsed = parseHclJson(
    '{\n "a": "\\"x\\" ${var.b}",\n "c": "$${d}",\n "e": "${f}" }',
    'x.tfvars.json',
  );
  expect(parsed.attributes.map(({ expression, line }) => [line, expression])).toMatchObject([
    [
      2,
      { kind: 'template', wrap: false, parts: [{ kind: 'text', value: '"x" ' }, { kind: 'interpolation' }] },
    ],
    [3, { kind: 'template', parts: [{ kind: 'text', value: '${d}' }] }],
    [4, { kind: 'template', wrap: true }],
  ]);
});

test.each([
  ['{"a": }', 1, 'Expected a JSON value, but found "}"'],
  ['{\n"a": 1,\n}', 3, 'another value after ","'],
  ['{"a": 1', 1, 'Expected "," or "}", but found the end of the file'],
  ['[]', 1, 'a JSON object at the top'],
  ['{"a": 1} x', 1, 'Expected JSON'],
  ['{"a": "${b"}', 1, 'Expected "}"'],
  ['{"a": "\\q"}', 1, 'JSON string'],
  ['{a: 1}', 1, 'Expected JSON'],
  ['', 1, 'Expected a JSON value'],
  ['['.repeat(100_000), 1, 'nested more than'],
])('%j is a problem', (text, line, message) => {
  const { problems, blocks } = parseHclJson(text, 'x.tf.json');
  expect(problems).toMatchObject([{ line, message: expect.stringContaining(message) as unknown }]);
  expect(blocks).toEqual([]);
});

test('reads whatever JSON.stringify writes, and throws on nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(200), (value, cut) => {
      const text = JSON.stringify(value, null, 1);
      const { problems } = parseHclJson(text, 'x.tf.json');
      parseHclJson(text.slice(0, cut), 'x.tf.json');
      return /[$%]\{/.test(text) || problems.length === 0;
    }),
    { numRuns: 500 },
  );
});

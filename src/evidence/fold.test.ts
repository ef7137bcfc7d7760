import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { AnswerFile } from '../domain/answer.js';
import { Unknown, isUnknown, type Value } from '../domain/value.js';
import { collectEvidence } from './collect.js';

const fixtures = new URL('./fixtures/expressions/', import.meta.url);

function read(name: string): AnswerFile {
  return file(name, readFileSync(new URL(name, fixtures), 'utf8'));
}

function file(path: string, text: string): AnswerFile {
  return { path, text, bytes: text.length, startLine: 1, endLine: 1 };
}

async function valuesOf(expressions: readonly string[], files: readonly AnswerFile[]): Promise<Value[]> {
  const outputs = expressions.map((expression, at) => `output "o${at}" {\n  value = ${expression}\n}\n`);
  const evidence = await collectEvidence({
    files: [...files, file('outputs.tf', outputs.join(''))],
    root: '.',
    stages: [],
    substitutions: [],
  });
  expect(evidence.syntax).toEqual([]);
  const byAddress = new Map(evidence.blocks.map((block) => [block.address, block]));
  return expressions.map((_, at) => byAddress.get(`output.o${at}`)?.attributes.value?.value ?? null);
}

/** Values of a constant expression as Terraform 1.11 itself plans them. */
const table = z
  .array(z.object({ expression: z.string(), value: z.unknown() }))
  .parse(JSON.parse(readFileSync(new URL('values.json', fixtures), 'utf8')));

describe('constants fold to what Terraform plans', async () => {
  const shipped = ['context.tf', 'notes.txt', 'greet.tftpl'].map(read);
  const values = await valuesOf(
    table.map(({ expression }) => expression),
    shipped,
  );
  test.each(table.map((row, at) => ({ ...row, folded: values[at] })))('$expression', ({ value, folded }) => {
    if (typeof value === 'number') expect(folded).toBeCloseTo(value, 10);
    else expect(folded).toEqual(value);
  });
});

describe('what is not settled is unknown', () => {
  const context = file(
    'main.tf',
    `
      resource "aws_kms_key" "k" {}
      resource "aws_subnet" "s" {
        count = 2
      }
      resource "aws_s3_bucket" "b" {
        bucket = "fixed"
        tags   = { Owner = "ops" }
      }
      resource "aws_s3_bucket" "r" {
        bucket = "logs-\${random_id.r.hex}"
      }
      resource "random_id" "r" {
        byte_length = 4
      }
      variable "open" {}
      locals {
        loop_a = local.loop_b
        loop_b = "x\${local.loop_a}"
        mixed  = { key = aws_kms_key.k.arn, plain = "p" }
      }
    `,
  );
  const unknown = (...references: readonly string[]): unknown =>
    expect.objectContaining({
      references: references.map((reference) => {
        const [named = '', attribute = null] = reference.split(' ');
        const to = named.replace(/\[\d\]$/, '');
        return named === to ? { to, attribute } : { to, attribute, instance: named };
      }),
    });

  test.each<readonly [string, unknown]>([
    ['aws_kms_key.k.arn', unknown('aws_kms_key.k arn')],
    ['aws_kms_key.k', unknown('aws_kms_key.k')],
    ['aws_subnet.s[*].id', [unknown('aws_subnet.s[0] id'), unknown('aws_subnet.s[1] id')]],
    ['aws_subnet.s[1].id', unknown('aws_subnet.s[1] id')],
    ['element(aws_subnet.s, 1).id', unknown('aws_subnet.s[1] id')],
    [
      'var.open ? aws_subnet.s[0].id : aws_subnet.s[1].id',
      unknown('var.open', 'aws_subnet.s[0] id', 'aws_subnet.s[1] id'),
    ],
    ['length(aws_subnet.s)', 2],
    ['[for s in aws_subnet.s : s.id]', [unknown('aws_subnet.s[0] id'), unknown('aws_subnet.s[1] id')]],
    ['aws_s3_bucket.b.bucket', 'fixed'],
    ['aws_s3_bucket.b.tags["Owner"]', 'ops'],
    ['aws_s3_bucket.b.id', unknown('aws_s3_bucket.b id')],
    ['data.aws_iam_policy_document.d.json', unknown('data.aws_iam_policy_document.d json')],
    ['aws_undeclared.x.id', unknown('aws_undeclared.x id')],
    ['var.open', unknown('var.open')],
    ['var.undeclared', unknown('var.undeclared')],
    ['module.gone.id', unknown('module.gone id')],
    ['local.mixed', { key: unknown('aws_kms_key.k arn'), plain: 'p' }],
    ['local.mixed.plain', 'p'],
    ['local.mixed.key', unknown('aws_kms_key.k arn')],
    ['var.open ? aws_kms_key.k.arn : null', unknown('var.open', 'aws_kms_key.k arn')],
    ['var.open ? "same" : "same"', 'same'],
    ['false && var.open', false],
    ['aws_kms_key.k.arn == null', unknown('aws_kms_key.k arn')],
    ['{ a = aws_kms_key.k.arn } == null', false],
    ['try(var.open, "fallback")', unknown('var.open')],
    ['try(local.mixed.none, "fallback")', 'fallback'],
    ['timestamp()', unknown()],
    ['uuid()', unknown()],
    ['file("missing.txt")', unknown()],
    ['file("${aws_kms_key.k.id}.txt")', unknown('aws_kms_key.k id')],
    ['merge({ a = 1 }, { b = var.open })', { a: 1, b: unknown('var.open') }],
    ['merge({ a = 1 }, var.open)', unknown('var.open')],
    ['concat(["a"], [var.open])', ['a', unknown('var.open')]],
    ['concat(["a"], var.open)', unknown('var.open')],
    ['contains(["a", var.open], "a")', true],
    ['contains(["a", var.open], "b")', unknown('var.open')],
    ['toset(["a", var.open])', ['a', unknown('var.open')]],
    ['length(toset(["a", var.open]))', unknown('var.open')],
    ['regex("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")', unknown()],
    ['slice(var.open, 1, 3)', [unknown('var.open'), unknown('var.open')]],
    ['length(slice(data.aws_availability_zones.z.names, 0, 3))', 3],
    ['slice(var.open, 0, var.open)', unknown('var.open')],
    ['slice(["a"], 0, 2)', unknown()],
    ['range(100000)', unknown()],
    ['local.loop_a', expect.any(Unknown)],
    ['tonumber("x")', unknown()],
    ['nonexistent_function("x")', unknown()],
    ['provider::aws::arn_parse("arn")', unknown()],
    ['startswith("logs-${var.open}", "logs")', true],
    ['startswith("logs-${var.open}", "data")', false],
    ['startswith("logs-${var.open}", "logs-x")', unknown('var.open')],
  ])('%s', async (expression, expected) => {
    const [value] = await valuesOf([expression], [context]);
    expect(value).toEqual(expected);
  });

  const parts = (value: Value | undefined): unknown =>
    isUnknown(value)
      ? value.parts.map((part) => (typeof part === 'string' ? part : part.references.map(({ to }) => to)))
      : value;

  test.each<readonly [string, unknown]>([
    ['"/aws/${var.open}/x"', ['/aws/', ['var.open'], '/x']],
    ['"${local.mixed.plain}-${var.open}"', ['p-', ['var.open']]],
    ['"${upper("a${var.open}")}!"', ['A', ['var.open'], '!']],
    ['join("-", ["a", var.open, "b"])', ['a-', ['var.open'], '-b']],
    ['format("%s:%s", "a", var.open)', ['a:', ['var.open']]],
    ['"%{ for x in ["a", var.open] }${x},%{ endfor }"', ['a,', ['var.open'], ',']],
    [
      'jsonencode({ a = "x/${var.open}", b = var.open, c = ["<"] })',
      ['{"a":"x/', ['var.open'], '","b":', ['var.open'], ',"c":["\\u003c"]}'],
    ],
    ['aws_s3_bucket.r.bucket', ['logs-', ['random_id.r']]],
    ['"arn:${aws_s3_bucket.r.bucket}/*"', ['arn:', ['aws_s3_bucket.r', 'random_id.r'], '/*']],
  ])('known pieces of %s', async (expression, expected) => {
    const [value] = await valuesOf([expression], [context]);
    expect(parts(value)).toEqual(expected);
  });
});

describe('limits', () => {
  const unknown = expect.any(Unknown) as unknown;
  /** Locals `x0` to `x<count>`, each made of its neighbour. */
  const chain = (count: number, first: string, next: string): string => {
    const names = Array.from(
      { length: count },
      (_, at) => `x${at + 1} = ${next.replaceAll('@', `local.x${at}`)}\n`,
    );
    return `locals {\nx0 = ${first}\n${names.reverse().join('')}}\n`;
  };

  test.each<readonly [string, string, string, unknown]>([
    ['nested calls', '', `${'upper('.repeat(150)}"x"${')'.repeat(150)}`, 'X'],
    ['a chain of locals', chain(90, '"end"', '@'), 'local.x90', 'end'],
    ['a long chain of locals', chain(900, '"end"', '@'), 'local.x900', unknown],
    [
      'calls at the end of a chain',
      chain(900, 'aws_x.y.id', '@'),
      `${'upper('.repeat(180)}local.x900${')'.repeat(180)}`,
      unknown,
    ],
    ['a text that doubles', chain(30, '"0123456789"', '"${@}${@}"'), 'local.x30', unknown],
    ['a template that doubles', chain(60, '"x-${aws_x.y.id}"', '"${@}${@}"'), 'local.x60', unknown],
    ['a list that doubles', chain(60, '[aws_x.y.id]', '[@, @]'), 'length(flatten(local.x60))', unknown],
    ['lists compared that double', chain(60, '["a"]', '[@, @]'), 'local.x60 == local.x60', unknown],
    ['lists that multiply', '', 'setproduct(range(1000), range(1000))', unknown],
    ['loops that multiply', '', '[for a in range(1000) : [for b in range(1000) : "${a}${b}"]]', unknown],
    ['a wide number', '', 'format("%999999999d", 1)', unknown],
    ['a deep indentation', '', 'indent(1000000000, "a\\nb")', unknown],
    [
      'a long replacement',
      chain(15, '"0123456789"', '"${@}${@}"'),
      'replace(local.x15, "", local.x15)',
      unknown,
    ],
    ['a large power', '', 'pow(10, 400)', unknown],
    ['deep JSON', '', `jsondecode("${'['.repeat(10_000)}")`, unknown],
  ])('%s', async (_, locals, expression, expected) => {
    const [value] = await valuesOf([expression], [file('main.tf', locals)]);
    expect(value).toEqual(expected);
  });
});

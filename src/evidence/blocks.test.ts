import { describe, expect, test } from 'vitest';
import type { ConfigAttribute, ConfigBlock } from '../domain/evidence.js';
import { Unknown } from '../domain/value.js';
import { collectEvidence } from './collect.js';

async function blocksOf(files: Readonly<Record<string, string>>): Promise<Map<string, ConfigBlock>> {
  const answer = Object.entries(files).map(([path, text]) => ({
    ...{ path, text, bytes: text.length },
    ...{ startLine: 1, endLine: 1 },
  }));
  const { blocks } = await collectEvidence({ files: answer, root: '.', stages: [], substitutions: [] });
  return new Map(blocks.map((block) => [block.address, block]));
}

async function attributeOf(
  text: string,
  address: string,
  path: string,
): Promise<ConfigAttribute | undefined> {
  return (await blocksOf({ 'main.tf': text })).get(address)?.attributes[path];
}

const unknown = expect.any(Unknown) as unknown;

test('every block has its address, kind and place', async () => {
  const blocks = await blocksOf({
    'main.tf': `terraform {
  required_version = ">= 1.5"
}
provider "aws" {
  region = "us-east-1"
}
provider "aws" {
  alias = "west"
}
variable "v" {}
output "o" {}
locals {
  a = 1
  b = 2
}
resource "aws_vpc" "v" {}
data "aws_region" "d" {}
ephemeral "random_password" "e" {}
module "m" {
  source = "./m"
}
moved {
  from = aws_vpc.old
  to   = aws_vpc.v
}
check "c" {
  data "http" "h" {}
}
`,
    'm/main.tf': 'variable "v" {}\nresource "aws_vpc" "v" {}\nprovider "aws" {}\n',
  });
  const rows = [...blocks.values()].map(({ address, kind, type, name, module, location }) =>
    [address, kind, type, name, module, location.line].join('|'),
  );
  expect(rows).toEqual([
    'terraform|terraform||||1',
    'provider.aws|provider|aws|||4',
    'provider.aws.west|provider|aws|west||7',
    'var.v|variable||v||10',
    'output.o|output||o||11',
    'local.a|local||a||13',
    'local.b|local||b||14',
    'aws_vpc.v|resource|aws_vpc|v||16',
    'data.aws_region.d|data|aws_region|d||17',
    'ephemeral.random_password.e|ephemeral|random_password|e||18',
    'module.m|module||m||19',
    'moved|other||||22',
    'check.c|other||c||26',
    'data.http.h|data|http|h||27',
    'module.m.var.v|variable||v|module.m|1',
    'module.m.aws_vpc.v|resource|aws_vpc|v|module.m|2',
    'module.m.provider.aws|provider|aws||module.m|3',
  ]);
});

test('nested and dynamic blocks have paths', async () => {
  const blocks = await blocksOf({
    'main.tf': `resource "aws_security_group" "g" {
  ingress {
    from_port = 1
  }
  ingress {
    from_port = 2
  }
  dynamic "ingress" {
    for_each = var.ports
    content {
      from_port = ingress.value
      dynamic "deep" {
        for_each = ingress.value.list
        content {
          v = deep.key
        }
      }
    }
  }
  dynamic "ingress" {
    for_each = [3]
    content {
      from_port = 3
    }
  }
  lifecycle {
    ignore_changes = [tags, ingress[0].from_port]
  }
}
`,
  });
  const block = blocks.get('aws_security_group.g');
  expect(Object.keys(block?.attributes ?? {})).toEqual([
    'ingress.0.from_port',
    'ingress.1.from_port',
    'dynamic.ingress.for_each',
    'dynamic.ingress.content.from_port',
    'dynamic.ingress.content.dynamic.deep.for_each',
    'dynamic.ingress.content.dynamic.deep.content.v',
    'dynamic.ingress.1.for_each',
    'dynamic.ingress.1.content.from_port',
    'lifecycle.0.ignore_changes',
  ]);
  expect(Object.entries(block?.nested ?? {}).map(([path, { line }]) => `${line} ${path}`)).toEqual([
    '2 ingress.0',
    '5 ingress.1',
    '8 dynamic.ingress',
    '10 dynamic.ingress.content',
    '12 dynamic.ingress.content.dynamic.deep',
    '14 dynamic.ingress.content.dynamic.deep.content',
    '20 dynamic.ingress.1',
    '22 dynamic.ingress.1.content',
    '26 lifecycle.0',
  ]);
  expect(block?.attributes['dynamic.ingress.content.from_port']).toMatchObject({
    expression: 'ingress.value',
    value: unknown,
    references: [],
    location: { file: 'main.tf', line: 11 },
  });
  expect(block?.attributes['lifecycle.0.ignore_changes']?.value).toEqual(['tags', 'ingress[0].from_port']);
});

describe('references as written', () => {
  test.each<readonly [string, readonly string[]]>([
    ['aws_vpc.a.id', ['resource aws_vpc.a id']],
    ['aws_vpc.a', ['resource aws_vpc.a null']],
    ['aws_vpc.a[0].id', ['resource aws_vpc.a id']],
    ['aws_vpc.a["k"].tags["x"]', ['resource aws_vpc.a tags']],
    ['aws_vpc.a[*].id', ['resource aws_vpc.a id']],
    ['aws_vpc.a.*.id', ['resource aws_vpc.a id']],
    ['data.aws_ami.x.id', ['data data.aws_ami.x id']],
    ['ephemeral.aws_x.y.z', ['ephemeral ephemeral.aws_x.y z']],
    ['var.a', ['var var.a null']],
    ['var.a.b["c"]', ['var var.a b']],
    ['local.a["b"]', ['local local.a b']],
    ['module.m.out', ['module module.m out']],
    ['module.m[0].out', ['module module.m out']],
    ['module.m["k"].out.x', ['module module.m out']],
    ['aws_vpc.a[var.i].id', ['var var.i null', 'resource aws_vpc.a id']],
    ['"${aws_vpc.a.id}-${var.b}"', ['resource aws_vpc.a id', 'var var.b null']],
    [
      'f(aws_vpc.a.id, [var.b], { (local.k) = var.c })',
      ['resource aws_vpc.a id', 'var var.b null', 'local local.k null', 'var var.c null'],
    ],
    ['[for s in var.l : s.x if s.y != local.z]', ['var var.l null', 'local local.z null']],
    ['{ for k, v in aws_vpc.a : k => v.id }', ['resource aws_vpc.a null']],
    ['"%{ for x in var.l }${x.y}%{ endfor }"', ['var var.l null']],
    ['var.a ? !var.b : -var.c + 1', ['var var.a null', 'var var.b null', 'var var.c null']],
    ['each.value.id', []],
    ['count.index', []],
    ['self.arn', []],
    ['path.module', []],
    ['terraform.workspace', []],
    ['bare', []],
    ['<<EOT\n${var.a}\nEOT', ['var var.a null']],
    ['(aws_vpc.a).id', ['resource aws_vpc.a null']],
  ])('%s', async (expression, expected) => {
    const attribute = await attributeOf(`resource "aws_x" "r" {\n  v = ${expression}\n}\n`, 'aws_x.r', 'v');
    const found = attribute?.references.map(({ kind, to, attribute: read }) => `${kind} ${to} ${read}`);
    expect(found).toEqual(expected);
  });

  test('have their own lines and the module of the block', async () => {
    const blocks = await blocksOf({
      'main.tf': 'module "m" {\n  source = "./m"\n}\n',
      'm/main.tf': 'resource "aws_x" "r" {\n  v = [\n    var.a,\n    aws_y.z.id,\n  ]\n}\n',
    });
    expect(blocks.get('module.m.aws_x.r')?.attributes.v?.references).toEqual([
      { kind: 'var', to: 'module.m.var.a', attribute: null, location: { file: 'm/main.tf', line: 3 } },
      { kind: 'resource', to: 'module.m.aws_y.z', attribute: 'id', location: { file: 'm/main.tf', line: 4 } },
    ]);
  });

  test.each([
    ['depends_on', 'depends_on = [aws_y.z, "aws_q.old"]', ['aws_y.z', 'aws_q.old']],
    ['provider', 'provider = aws.west', []],
    [
      'lifecycle.0.replace_triggered_by',
      'lifecycle {\n  replace_triggered_by = [aws_y.z.id]\n}',
      ['aws_y.z'],
    ],
    ['lifecycle.0.ignore_changes', 'lifecycle {\n  ignore_changes = all\n}', []],
  ])('%s', async (path, text, expected) => {
    const attribute = await attributeOf(`resource "aws_x" "r" {\n${text}\n}\n`, 'aws_x.r', path);
    expect(attribute?.references.map(({ to }) => to)).toEqual(expected);
  });
});

test('calls have folded arguments', async () => {
  const text = `variable "name" {
  default = "web"
}
resource "aws_x" "r" {
  v = jsonencode({
    a = upper(var.name)
    b = [for k in ["x"] : lower(k)]
    c = aws_y.z.arn
  })
}
`;
  const attribute = await attributeOf(text, 'aws_x.r', 'v');
  expect(attribute?.calls).toEqual([
    {
      name: 'jsonencode',
      args: [{ a: 'WEB', b: ['x'], c: unknown }],
      location: { file: 'main.tf', line: 5 },
    },
    { name: 'upper', args: ['web'], location: { file: 'main.tf', line: 6 } },
    { name: 'lower', args: [unknown], location: { file: 'main.tf', line: 7 } },
  ]);
});

test.each([
  ['variable "v" {\n  type = list( string )\n}\n', 'var.v', 'type', 'list( string )'],
  ['variable "v" {\n  type = "string"\n}\n', 'var.v', 'type', 'string'],
  ['resource "aws_x" "r" {\n  provider = aws.west\n}\n', 'aws_x.r', 'provider', 'aws.west'],
  [
    'module "m" {\n  source = "./m"\n  providers = { aws = aws.west }\n}\n',
    'module.m',
    'providers',
    { aws: 'aws.west' },
  ],
  [
    'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", configuration_aliases = [aws.a] }\n  }\n}\n',
    'terraform',
    'required_providers.0.aws',
    { source: 'hashicorp/aws', configuration_aliases: ['aws.a'] },
  ],
])('words that name things are texts: %j', async (text, address, path, expected) => {
  expect((await attributeOf(text, address, path))?.value).toEqual(expected);
});

import { describe, expect, it } from 'vitest';
import type { Evidence, Resource } from '../../domain/evidence.js';
import { collectEvidence } from '../../evidence/collect.js';
import { joined } from './blocks.js';
import { linked } from './network-links.js';
import { targets } from './policies-joins.js';

async function read(texts: Readonly<Record<string, string>>): Promise<Evidence> {
  const files = Object.entries(texts).map(([path, text]) => ({
    path,
    text,
    bytes: text.length,
    startLine: 1,
    endLine: text.split('\n').length,
  }));
  return collectEvidence({ files, root: '.', stages: [], substitutions: [] });
}

const subnets = `
variable "open" {}
resource "aws_subnet" "s" {
  for_each   = toset(["a", "b"])
  cidr_block = "10.0.0.0/24"
}
module "net" {
  source   = "./net"
  for_each = toset(["x", "y"])
}
`;

const net = `
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "s" {
  count  = 2
  vpc_id = aws_vpc.v.id
}
resource "aws_route_table" "r" {
  vpc_id = aws_vpc.v.id
}
output "subnets" { value = aws_subnet.s[*].id }
output "table" { value = aws_route_table.r }
`;

/** What each of the three joins finds for one attribute, which must be the same. */
function joins(evidence: Evidence, from: Resource, path: string, type: string): readonly string[] {
  const [first, ...others] = [
    linked(evidence, from, path, type),
    targets(evidence, from, path, type),
    evidence.resources.filter(
      (other) => other.type === type && joined(evidence, other, [from.type], path).includes(from),
    ),
  ].map((found) => found.map(({ address }) => address).sort());
  for (const other of others) expect(other).toEqual(first);
  return first ?? [];
}

describe('a reference names', () => {
  it.each([
    ['a literal key', '', 'aws_subnet.s["a"].id', [['aws_subnet.s["a"]']]],
    ['any key', '', 'aws_subnet.s[var.open].id', [['aws_subnet.s["a"]', 'aws_subnet.s["b"]']]],
    ['the first of the values', '', 'values(aws_subnet.s)[0].id', [['aws_subnet.s["a"]']]],
    [
      'the same key',
      'for_each = aws_subnet.s',
      'each.value.id',
      [['aws_subnet.s["a"]'], ['aws_subnet.s["b"]']],
    ],
    [
      'another key',
      'for_each = { one = "b", two = "a" }',
      'aws_subnet.s[each.value].id',
      [['aws_subnet.s["b"]'], ['aws_subnet.s["a"]']],
    ],
    [
      'the same index',
      'count = 2',
      'values(aws_subnet.s)[count.index].id',
      [['aws_subnet.s["a"]'], ['aws_subnet.s["b"]']],
    ],
    ['an output of one call', '', 'module.net["x"].subnets[1]', [['module.net["x"].aws_subnet.s[1]']]],
    [
      'an output of each call',
      'for_each = toset(["x", "y"])',
      'module.net[each.key].subnets[0]',
      [['module.net["x"].aws_subnet.s[0]'], ['module.net["y"].aws_subnet.s[0]']],
    ],
    [
      'a local that picks',
      '',
      '{ for k, m in module.net : k => m.subnets[0] }["y"]',
      [['module.net["y"].aws_subnet.s[0]']],
    ],
  ])('%s', async (_, repeat, expression, expected) => {
    const nat = `resource "aws_nat_gateway" "n" {\n  ${repeat}\n  subnet_id = ${expression}\n}\n`;
    const evidence = await read({ 'main.tf': subnets + nat, 'net/main.tf': net });
    const nats = evidence.resources.filter(({ type }) => type === 'aws_nat_gateway');
    expect(nats.map((from) => joins(evidence, from, 'subnet_id', 'aws_subnet'))).toEqual(expected);
  });

  it('what stands in the same call of a module', async () => {
    const evidence = await read({ 'main.tf': subnets, 'net/main.tf': net });
    const tables = evidence.resources.filter(({ type }) => type === 'aws_route_table');
    expect(tables.map((from) => joins(evidence, from, 'vpc_id', 'aws_vpc'))).toEqual([
      ['module.net["x"].aws_vpc.v'],
      ['module.net["y"].aws_vpc.v'],
    ]);
  });

  it('what stands in the same call where folding does not settle which', async () => {
    const open = `${net}\nvariable "open" {}\nresource "aws_nat_gateway" "n" {\n  subnet_id = var.open == 1 ? aws_subnet.s[0].id : aws_subnet.s[var.open].id\n}\n`;
    const evidence = await read({
      'main.tf': `variable "open" {}\n${subnets.replace('source', 'open = var.open\nsource').replace('variable "open" {}', '')}`,
      'net/main.tf': open,
    });
    const nats = evidence.resources.filter(({ type }) => type === 'aws_nat_gateway');
    expect(nats.map((from) => joins(evidence, from, 'subnet_id', 'aws_subnet'))).toEqual([
      ['module.net["x"].aws_subnet.s[0]', 'module.net["x"].aws_subnet.s[1]'],
      ['module.net["y"].aws_subnet.s[0]', 'module.net["y"].aws_subnet.s[1]'],
    ]);
  });
});

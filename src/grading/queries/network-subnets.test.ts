import { describe, expect, it } from 'vitest';
import { collectEvidence } from '../../evidence/collect.js';
import { subnets } from './network-subnets.js';
import { zoneSpread } from './network-zones.js';

async function read(text: string) {
  const file = { path: 'main.tf', text, bytes: text.length, startLine: 1, endLine: text.split('\n').length };
  return collectEvidence({ files: [file], root: '.', stages: [], substitutions: [] });
}

const base = `
variable "table_id" {}
variable "gateway_id" {}
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_nat_gateway" "main" { subnet_id = "subnet-0" }
resource "aws_vpn_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "s" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
`;
const associated = `
resource "aws_route_table_association" "s" {
  subnet_id      = aws_subnet.s.id
  route_table_id = aws_route_table.t.id
}
`;
const tableWith = (route: string) => `${associated}
resource "aws_route_table" "t" {
  vpc_id = aws_vpc.main.id
  ${route}
}
`;
const route = (cidr: string, target: string) => `route {
    cidr_block = "${cidr}"
    ${target}
  }`;

describe('reach of a subnet', () => {
  const cases = [
    {
      name: 'internet gateway',
      text: tableWith(route('0.0.0.0/0', 'gateway_id = aws_internet_gateway.main.id')),
      reach: 'public',
    },
    {
      name: 'NAT gateway',
      text: tableWith(route('0.0.0.0/0', 'nat_gateway_id = aws_nat_gateway.main.id')),
      reach: 'private',
    },
    {
      name: 'transit gateway',
      text: tableWith(route('0.0.0.0/0', 'transit_gateway_id = "tgw-1"')),
      reach: 'private',
    },
    {
      name: 'virtual private gateway',
      text: tableWith(route('0.0.0.0/0', 'gateway_id = aws_vpn_gateway.main.id')),
      reach: 'private',
    },
    {
      name: 'gateway for a narrow block only',
      text: tableWith(route('192.0.2.0/24', 'gateway_id = aws_internet_gateway.main.id')),
      reach: 'isolated',
    },
    { name: 'no route', text: tableWith(''), reach: 'isolated' },
    { name: 'no association', text: '', reach: 'isolated' },
    {
      name: 'gateway from outside',
      text: tableWith(route('0.0.0.0/0', 'gateway_id = var.gateway_id')),
      reach: 'unknown',
    },
    {
      name: 'table from outside',
      text: 'resource "aws_route_table_association" "s" {\n subnet_id = aws_subnet.s.id\n route_table_id = var.table_id\n}',
      reach: 'unknown',
    },
    {
      name: 'separate IPv6 route',
      text: `${tableWith('')}
        resource "aws_route" "r" {
          route_table_id              = aws_route_table.t.id
          destination_ipv6_cidr_block = "::/0"
          gateway_id                  = aws_internet_gateway.main.id
        }`,
      reach: 'public',
    },
    {
      name: 'main table of the VPC',
      text: `resource "aws_default_route_table" "d" {
          default_route_table_id = aws_vpc.main.default_route_table_id
          route {
            cidr_block = "0.0.0.0/0"
            gateway_id = aws_internet_gateway.main.id
          }
        }`,
      reach: 'public',
    },
  ];
  it.each(cases)('$name: $reach', async ({ text, reach }) => {
    const [subnet] = subnets(await read(base + text));
    expect(subnet?.reach).toBe(reach);
  });
});

describe('tier of a subnet', () => {
  it.each([
    { header: 'aws_subnet" "private_a', tags: '', tier: 'private' },
    { header: 'aws_subnet" "this', tags: 'tags = { Name = "shop-database-1" }', tier: 'database' },
    { header: 'aws_subnet" "privateDb', tags: '', tier: 'database' },
    { header: 'aws_subnet" "private', tags: 'tags = { Name = "shop-public-1" }', tier: null },
    { header: 'aws_subnet" "main', tags: 'tags = { Owner = "private-team" }', tier: null },
    { header: 'aws_subnet" "dmz', tags: '', tier: 'public' },
    { header: 'aws_subnet" "data', tags: '', tier: 'database' },
    { header: 'aws_subnet" "private', tags: 'tags = { Name = "data-pipeline-private-1" }', tier: 'private' },
    { header: 'aws_subnet" "main', tags: 'tags = { Name = "app-subnet-1" }', tier: null },
  ])('$header $tags is $tier', async ({ header, tags, tier }) => {
    const [subnet] = subnets(
      await read(`resource "${header}" {\n  cidr_block = "10.0.1.0/24"\n  ${tags}\n}`),
    );
    expect(subnet?.tier).toBe(tier);
  });
});

describe('zoneSpread', () => {
  it.each([
    { zone: '"us-east-1a"', spread: 'one' },
    { zone: 'data.aws_availability_zones.z.names[0]', spread: 'one' },
    { zone: 'data.aws_availability_zones.z.names[count.index]', spread: 'several' },
    { zone: 'null', spread: 'unknown' },
  ])('two subnets in $zone: $spread', async ({ zone, spread }) => {
    const text = `data "aws_availability_zones" "z" {}
      resource "aws_subnet" "s" {
        count             = 2
        cidr_block        = "10.0.\${count.index}.0/24"
        availability_zone = ${zone}
      }`;
    const evidence = await read(text);
    const declared = evidence.resources.filter(({ type }) => type === 'aws_subnet');
    expect(declared).toHaveLength(2);
    expect(zoneSpread(evidence, declared)).toBe(spread);
  });
});

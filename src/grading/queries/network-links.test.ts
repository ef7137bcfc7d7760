import { describe, expect, it } from 'vitest';
import { Unknown } from '../../domain/value.js';
import { collectEvidence } from '../../evidence/collect.js';
import { isWritten, linked, mapOf } from './network-links.js';

async function read(text: string) {
  const file = { path: 'main.tf', text, bytes: text.length, startLine: 1, endLine: text.split('\n').length };
  const evidence = await collectEvidence({ files: [file], root: '.', stages: [], substitutions: [] });
  const asking = evidence.resources.filter(({ type }) => type === 'aws_nat_gateway');
  return { evidence, asking };
}

const subnets = `
variable "chosen" {}
resource "aws_subnet" "s" {
  count      = 3
  cidr_block = "10.0.\${count.index}.0/24"
}
`;

describe('linked', () => {
  it.each([
    { subnet: 'aws_subnet.s[0].id', named: ['aws_subnet.s[0]'] },
    {
      subnet: 'aws_subnet.s[var.chosen].id',
      named: ['aws_subnet.s[0]', 'aws_subnet.s[1]', 'aws_subnet.s[2]'],
    },
    {
      subnet: 'var.chosen ? aws_subnet.s[0].id : aws_subnet.s[2].id',
      named: ['aws_subnet.s[0]', 'aws_subnet.s[2]'],
    },
  ])('$subnet names $named', async ({ subnet, named }) => {
    const { evidence, asking } = await read(
      `${subnets}resource "aws_nat_gateway" "n" {\n  subnet_id = ${subnet}\n}`,
    );
    const [nat] = asking;
    const found = nat === undefined ? [] : linked(evidence, nat, 'subnet_id', 'aws_subnet');
    expect(found.map(({ address }) => address)).toEqual(named);
  });

  it('joins instances by equal keys', async () => {
    const text = `${subnets}resource "aws_nat_gateway" "n" {\n  count     = 3\n  subnet_id = aws_subnet.s[count.index].id\n}`;
    const { evidence, asking } = await read(text);
    const found = asking.map((nat) => linked(evidence, nat, 'subnet_id', 'aws_subnet').map(({ key }) => key));
    expect(found).toEqual([[0], [1], [2]]);
  });
});

describe('isWritten', () => {
  it.each([
    ['subnet_id = "subnet-1"', 'subnet_id', true],
    ['subnet_id = null', 'subnet_id', false],
    ['tags = { Name = "n" }', 'subnet_id', false],
    ['timeouts {\n create = "5m"\n }', 'timeouts', true],
    ['dynamic "timeouts" {\n for_each = []\n content {}\n }', 'timeouts', true],
  ])('%j writes %s: %j', async (body, path, written) => {
    const { evidence, asking } = await read(`resource "aws_nat_gateway" "n" {\n  ${body}\n}`);
    const [nat] = asking;
    expect(nat === undefined ? 'no resource' : isWritten(evidence, nat, path)).toBe(written);
  });
});

describe('mapOf', () => {
  const text =
    'resource "aws_nat_gateway" "n" {\n  tags = { Name = "n", Id = aws_eip.e.id }\n}\nresource "aws_eip" "e" {}';

  it('takes the keys from the configuration where a plan leaves the whole map unknown', async () => {
    const { evidence, asking } = await read(text);
    const planned = asking.map((nat) => ({ ...nat, values: { tags: new Unknown() } }));
    const maps = planned.map((nat) => mapOf(evidence, nat, 'tags'));
    expect(maps).toHaveLength(1);
    expect(Object.keys(maps[0] ?? {}).sort()).toEqual(['Id', 'Name']);
  });

  it('prefers what the evidence knows', async () => {
    const { evidence, asking } = await read(text);
    const applied = asking.map((nat) => ({ ...nat, values: { tags: { Name: 'real' } } }));
    expect(applied.map((nat) => mapOf(evidence, nat, 'tags'))).toEqual([{ Name: 'real' }]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../domain/evidence.js';
import { isUnknown } from '../../domain/value.js';
import { collectEvidence } from '../../evidence/collect.js';
import { isWorld, peerGroups, trafficRules } from './network-rules.js';

function evidenceOf(text: string): Promise<Evidence> {
  const file = { path: 'main.tf', text, bytes: text.length, startLine: 1, endLine: text.split('\n').length };
  return collectEvidence({ files: [file], root: '.', stages: [], substitutions: [] });
}

const group = 'resource "aws_security_group" "a" {\n  name = "a"\n}\n';

/** The same rule in every spelling: TCP 5432 from 10.0.0.0/16 into the group. */
const spellings = {
  'an inline block': `resource "aws_security_group" "a" {
    ingress {
      from_port   = 5432
      to_port     = 5432
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/16"]
    }
  }`,
  'a list attribute': `resource "aws_security_group" "a" {
    ingress = [{
      description = "", from_port = 5432, to_port = 5432, protocol = "tcp", cidr_blocks = ["10.0.0.0/16"],
      ipv6_cidr_blocks = [], prefix_list_ids = [], security_groups = [], self = false
    }]
  }`,
  'a dynamic block': `resource "aws_security_group" "a" {
    dynamic "ingress" {
      for_each = { postgres = 5432 }
      content {
        from_port   = ingress.value
        to_port     = ingress.value
        protocol    = "6"
        cidr_blocks = ["10.0.0.0/16"]
      }
    }
  }`,
  'a rule resource': `${group}
  resource "aws_security_group_rule" "r" {
    type              = "ingress"
    security_group_id = aws_security_group.a.id
    from_port         = "5432"
    to_port           = "5432"
    protocol          = "tcp"
    cidr_blocks       = ["10.0.0.0/16"]
  }`,
  'an ingress rule resource': `${group}
  resource "aws_vpc_security_group_ingress_rule" "r" {
    security_group_id = aws_security_group.a.id
    from_port         = 5432
    to_port           = 5432
    ip_protocol       = "tcp"
    cidr_ipv4         = "10.0.0.0/16"
  }`,
};

describe('trafficRules', () => {
  it.each(Object.entries(spellings))('reads %s', async (_name, text) => {
    const { rules, opaque } = trafficRules(await evidenceOf(text));
    expect(opaque).toEqual([]);
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({
      direction: 'ingress',
      protocol: 'tcp',
      ports: { from: 5432, to: 5432 },
    });
    expect(rules[0]?.groups.map(({ address }) => address)).toEqual(['aws_security_group.a']);
    expect(rules[0]?.peers.map(({ kind, value }) => [kind, value])).toEqual([['ipv4', '10.0.0.0/16']]);
  });

  it('keeps rules over an unknown list apart', async () => {
    const text = `variable "rules" {}
      resource "aws_security_group" "a" {
        dynamic "egress" {
          for_each = var.rules
          content {
            from_port = 1
            to_port   = 1
            protocol  = "tcp"
          }
        }
      }`;
    const { rules, opaque } = trafficRules(await evidenceOf(text));
    expect(rules).toEqual([]);
    expect(opaque.map(({ direction }) => direction)).toEqual(['egress']);
  });

  it('has no rule where nothing is written', async () => {
    expect(trafficRules(await evidenceOf(group))).toEqual({ rules: [], opaque: [] });
  });

  it('names the groups that a rule admits, and itself', async () => {
    const text = `${group}
      resource "aws_security_group" "b" {
        ingress {
          from_port       = 443
          to_port         = 443
          protocol        = "tcp"
          security_groups = [aws_security_group.a.id]
          self            = true
        }
      }`;
    const evidence = await evidenceOf(text);
    const [rule] = trafficRules(evidence).rules;
    expect(rule?.peers.map(({ kind }) => kind)).toEqual(['group', 'self']);
    expect(rule === undefined ? [] : peerGroups(evidence, rule).map(({ address }) => address)).toEqual([
      'aws_security_group.a',
    ]);
  });
});

describe('isWorld', () => {
  const cases = [
    { name: 'the block of a VPC', cidr: 'aws_vpc.main.cidr_block', world: false },
    { name: 'a looked-up subnet', cidr: 'data.aws_subnet.one.cidr_block', world: false },
    { name: 'a variable without default', cidr: 'var.cidr', world: 'unknown' },
    { name: 'everything', cidr: '"0.0.0.0/0"', world: true },
    { name: 'a narrow block', cidr: '"10.0.0.0/29"', world: false },
  ];
  it.each(cases)('$name', async ({ cidr, world }) => {
    const text = `variable "cidr" {}
      data "aws_subnet" "one" {}
      resource "aws_vpc" "main" { ipv4_netmask_length = 16 }
      resource "aws_vpc_security_group_ingress_rule" "r" {
        ip_protocol = "-1"
        cidr_ipv4   = ${cidr}
      }`;
    const [rule] = trafficRules(await evidenceOf(text)).rules;
    const [peer] = rule?.peers ?? [];
    expect(peer === undefined ? 'no peer' : isWorld(peer)).toBe(world);
    expect(isUnknown(peer?.value)).toBe(!cidr.startsWith('"'));
  });
});

import { describe, expect, it } from 'vitest';
import { collectEvidence } from '../../evidence/collect.js';
import { resourcesOf } from './blocks.js';
import { keyOf, keyPolicyOf, regionOf } from './keys.js';
import { isLogsService } from './keys-admission.js';
import { Unknown } from '../../domain/value.js';

async function evidenceOf(text: string) {
  const files = [{ path: 'main.tf', text, bytes: text.length, startLine: 1, endLine: 1 }];
  return collectEvidence({ files, root: '.', stages: [], substitutions: [] });
}

const group = (key: string) => `resource "aws_cloudwatch_log_group" "it" {\n  kms_key_id = ${key}\n}\n`;
const key = 'resource "aws_kms_key" "it" {}\n';
const alias =
  'resource "aws_kms_alias" "it" {\n  name = "alias/app"\n  target_key_id = aws_kms_key.it.key_id\n}\n';

describe('keyOf', () => {
  it.each([
    ['nothing', 'resource "aws_cloudwatch_log_group" "it" {}', 'none'],
    ['null', group('null'), 'none'],
    ['a key of the answer', key + group('aws_kms_key.it.arn'), 'aws_kms_key.it'],
    ['an alias of it', key + alias + group('aws_kms_alias.it.arn'), 'aws_kms_key.it'],
    ['the alias by its name', key + alias + group('"alias/app"'), 'aws_kms_key.it'],
    [
      'a data source for the alias',
      `${key}${alias}data "aws_kms_alias" "it" {\n  name = "alias/app"\n}\n${group('data.aws_kms_alias.it.target_key_arn')}`,
      'aws_kms_key.it',
    ],
    ['a key of AWS', group('"alias/aws/sns"'), 'aws-managed'],
    [
      'a data source for a key of AWS',
      `data "aws_kms_alias" "it" {\n  name = "alias/aws/ebs"\n}\n${group('data.aws_kms_alias.it.arn')}`,
      'aws-managed',
    ],
    ['an ARN', group('"arn:aws:kms:us-east-1:123456789012:key/x"'), 'outside'],
    ['a variable without default', `variable "k" { type = string }\n${group('var.k')}`, 'unknown'],
    ['a variable that is null', `variable "k" { default = null }\n${group('var.k')}`, 'none'],
    ['a local', `${key}locals {\n  k = aws_kms_key.it.arn\n}\n${group('local.k')}`, 'aws_kms_key.it'],
    [
      'one of two by a condition that is known',
      `${key}variable "own" { default = true }\n${group('var.own ? aws_kms_key.it.arn : null')}`,
      'aws_kms_key.it',
    ],
  ])('%s', async (_, text, expected) => {
    const evidence = await evidenceOf(text);
    const [resource] = resourcesOf(evidence, 'aws_cloudwatch_log_group');
    const use = resource === undefined ? undefined : keyOf(evidence, resource, 'kms_key_id');
    expect(use?.kind === 'customer' ? use.keys.map(({ address }) => address).join() : use?.kind).toBe(
      expected,
    );
  });

  it('joins instances by their key', async () => {
    const evidence = await evidenceOf(`
      resource "aws_kms_key" "it" { for_each = toset(["a", "b"]) }
      resource "aws_cloudwatch_log_group" "it" {
        for_each   = toset(["a", "b"])
        kms_key_id = aws_kms_key.it[each.key].arn
      }`);
    const joined = resourcesOf(evidence, 'aws_cloudwatch_log_group').map((resource) => {
      const use = keyOf(evidence, resource, 'kms_key_id');
      return use.kind === 'customer' ? use.keys.map(({ address }) => address) : use.kind;
    });
    expect(joined).toEqual([['aws_kms_key.it["a"]'], ['aws_kms_key.it["b"]']]);
  });
});

describe('keyPolicyOf', () => {
  it('takes the separate resource', async () => {
    const evidence = await evidenceOf(
      `${key}resource "aws_kms_key_policy" "it" {\n  key_id = aws_kms_key.it.id\n  policy = "{}"\n}\n`,
    );
    const [found] = resourcesOf(evidence, 'aws_kms_key');
    expect(found === undefined ? null : keyPolicyOf(evidence, found)).toMatchObject({
      resource: { address: 'aws_kms_key_policy.it' },
      attribute: 'policy',
      policy: { complete: true },
    });
  });

  it('says where nobody wrote one', async () => {
    const evidence = await evidenceOf(key);
    const [found] = resourcesOf(evidence, 'aws_kms_key');
    expect(found === undefined ? null : keyPolicyOf(evidence, found).policy).toBeNull();
  });
});

describe('isLogsService', () => {
  const here = new Unknown([{ to: 'data.aws_region.current', attribute: 'name' }]);
  const elsewhere = new Unknown([{ to: 'var.other', attribute: null }]);
  it.each([
    ['logs.eu-west-1.amazonaws.com', 'yes'],
    ['logs.us-east-1.amazonaws.com', 'no'],
    ['logs.amazonaws.com', 'yes'],
    ['delivery.logs.amazonaws.com', 'no'],
    [new Unknown(here.references, ['logs.', here, '.amazonaws.com']), 'yes'],
    [new Unknown(elsewhere.references, ['logs.', elsewhere, '.amazonaws.com']), 'unknown'],
    [new Unknown([], ['s3.', here, '.amazonaws.com']), 'no'],
  ] as const)('case %#', async (id, expected) => {
    const evidence = await evidenceOf(`provider "aws" {\n  region = "eu-west-1"\n}\n${key}`);
    const [found] = resourcesOf(evidence, 'aws_kms_key');
    expect(found === undefined ? null : isLogsService(evidence, found)(id)).toBe(expected);
  });
});

it('reads the region of an aliased provider', async () => {
  const evidence = await evidenceOf(`
    provider "aws" { region = "us-east-1" }
    provider "aws" {
      alias  = "west"
      region = "us-west-2"
    }
    resource "aws_kms_key" "it" { provider = aws.west }`);
  const [found] = resourcesOf(evidence, 'aws_kms_key');
  expect(found === undefined ? null : regionOf(evidence, found)).toBe('us-west-2');
});

import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../domain/evidence.js';
import { isUnknown } from '../../domain/value.js';
import { collectEvidence } from '../../evidence/collect.js';
import { policiesOf } from './policies.js';
import type { AttachedPolicy } from './policies-model.js';

async function evidenceOf(files: Readonly<Record<string, string>>): Promise<Evidence> {
  const answer = Object.entries(files).map(([path, text]) => ({
    path,
    text,
    bytes: text.length,
    startLine: 1,
    endLine: 1,
  }));
  return collectEvidence({ files: answer, root: '.', stages: [], substitutions: [] });
}

async function only(hcl: string): Promise<AttachedPolicy> {
  const found = policiesOf(await evidenceOf({ 'main.tf': hcl }), 'identity');
  const [first] = found;
  if (first === undefined || found.length > 1)
    throw new Error(`expected one identity policy, received ${found.length}`);
  return first;
}

const policy = (text: string) => `resource "aws_iam_policy" "it" {\n  policy = ${text}\n}\n`;
const bucket = 'resource "aws_s3_bucket" "data" {}\n';
const heredoc = (body: string) => policy(`<<EOT\n${body}\nEOT`);

describe('one statement, however it is spelt', () => {
  const document = `data "aws_iam_policy_document" "it" {
    statement {
      actions   = ["s3:GetObject"]
      resources = ["\${aws_s3_bucket.data.arn}/*"]
    }
  }\n`;
  const json =
    '{ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "${aws_s3_bucket.data.arn}/*" }] }';
  it.each([
    ['jsonencode', policy(`jsonencode(${json})`)],
    ['jsonencode of a local', `locals {\n  p = ${json}\n}\n${policy('jsonencode(local.p)')}`],
    ['a local with JSON', `locals {\n  p = jsonencode(${json})\n}\n${policy('local.p')}`],
    [
      'a heredoc',
      heredoc(
        '{"Statement": {"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "${aws_s3_bucket.data.arn}/*"}}',
      ),
    ],
    ['a policy document', document + policy('data.aws_iam_policy_document.it.json')],
    [
      'lower-case keys',
      policy(
        `jsonencode({ statement = [{ effect = "Allow", action = "s3:GetObject", resource = "\${aws_s3_bucket.data.arn}/*" }] })`,
      ),
    ],
  ])('%s', async (_, text) => {
    const { statements, complete } = await only(bucket + text);
    expect(complete).toBe(true);
    expect(statements).toHaveLength(1);
    const [statement] = statements;
    expect(statement?.effect).toBe('Allow');
    expect(statement?.actions).toEqual(['s3:GetObject']);
    const [resource] = statement?.resources ?? [];
    expect(isUnknown(resource) ? resource.parts.at(-1) : resource).toBe('/*');
    expect(isUnknown(resource) ? resource.references.map(({ to }) => to) : []).toEqual([
      'aws_s3_bucket.data',
    ]);
  });
});

describe('policy documents', () => {
  const statement = (sid: string, action: string) => `
    statement {
      sid       = "${sid}"
      actions   = ["${action}"]
      resources = ["*"]
    }`;
  const sources = `
    data "aws_iam_policy_document" "under" {${statement('A', 's3:GetObject')}${statement('B', 's3:PutObject')}
    }
    data "aws_iam_policy_document" "over" {${statement('A', 's3:DeleteObject')}
    }
    data "aws_iam_policy_document" "it" {
      source_policy_documents   = [data.aws_iam_policy_document.under.json]
      override_policy_documents = [data.aws_iam_policy_document.over.json]
      ${statement('B', 's3:ListBucket')}
    }\n`;

  it('replaces by Sid: own over sources, overrides over both', async () => {
    const { statements } = await only(sources + policy('data.aws_iam_policy_document.it.json'));
    expect(statements.map(({ sid, actions }) => [sid, actions])).toEqual([
      ['B', ['s3:ListBucket']],
      ['A', ['s3:DeleteObject']],
    ]);
  });

  it('places a statement where it is written', async () => {
    const { statements } = await only(sources + policy('data.aws_iam_policy_document.it.json'));
    expect(statements.map(({ origin }) => origin.resource.address)).toEqual([
      'data.aws_iam_policy_document.it',
      'data.aws_iam_policy_document.over',
    ]);
  });

  it('takes the instance with the same key', async () => {
    const text = `
      data "aws_iam_policy_document" "it" {
        for_each = toset(["s3:GetObject", "s3:PutObject"])
        statement {
          actions   = [each.key]
          resources = ["*"]
        }
      }
      resource "aws_iam_policy" "it" {
        for_each = toset(["s3:GetObject", "s3:PutObject"])
        policy   = data.aws_iam_policy_document.it[each.key].json
      }`;
    const found = policiesOf(await evidenceOf({ 'main.tf': text }));
    expect(
      found.map(({ resource, statements }) => [resource.key, statements.flatMap(({ actions }) => actions)]),
    ).toEqual([
      ['s3:GetObject', ['s3:GetObject']],
      ['s3:PutObject', ['s3:PutObject']],
    ]);
  });

  it('is incomplete where a source is not known', async () => {
    const text = `
      variable "more" { type = string }
      data "aws_iam_policy_document" "it" {
        source_policy_documents = [var.more]
        statement {
          actions   = ["s3:GetObject"]
          resources = ["*"]
        }
      }\n`;
    const { statements, complete } = await only(text + policy('data.aws_iam_policy_document.it.json'));
    expect({ complete, count: statements.length }).toEqual({ complete: false, count: 1 });
  });

  it('does not run on for ever where documents name one another', async () => {
    const circle = (name: string, other: string) =>
      `data "aws_iam_policy_document" "${name}" {\n source_policy_documents = [data.aws_iam_policy_document.${other}.json]\n}\n`;
    const { complete } = await only(
      circle('a', 'b') + circle('b', 'a') + policy('data.aws_iam_policy_document.a.json'),
    );
    expect(complete).toBe(false);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a variable', 'variable "p" { type = string }\n' + policy('var.p')],
    [
      'a list of statements in a variable',
      'variable "s" { type = any }\n' + policy('jsonencode({ Statement = var.s })'),
    ],
    ['text that is no JSON', policy('"none"')],
  ])('%s is incomplete, without statements', async (_, text) => {
    const { statements, complete } = await only(text);
    expect({ complete, statements }).toEqual({ complete: false, statements: [] });
  });

  it('keeps the statements that are known', async () => {
    const text =
      'variable "s" { type = any }\n' +
      policy(
        'jsonencode({ Statement = [var.s, { Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })',
      );
    const { statements, complete } = await only(text);
    expect({ complete, count: statements.length }).toEqual({ complete: false, count: 1 });
  });
});

it('reads a policy handed to a module', async () => {
  const evidence = await evidenceOf({
    'main.tf': `${bucket}
      module "iam" {
        source = "./iam"
        policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = aws_s3_bucket.data.arn }] })
      }`,
    'iam/main.tf': `variable "policy" { type = string }\n${policy('var.policy')}`,
  });
  const [found] = policiesOf(evidence, 'identity');
  expect(found?.resource.address).toBe('module.iam.aws_iam_policy.it');
  expect(found?.statements.map(({ actions }) => actions)).toEqual([['s3:GetObject']]);
});

it('tells the kinds of policies apart', async () => {
  const statement = 'jsonencode({ Statement = [] })';
  const evidence = await evidenceOf({
    'main.tf': `
      resource "aws_iam_role" "r" {
        assume_role_policy = ${statement}
        inline_policy {
          policy = ${statement}
        }
      }
      resource "aws_kms_key_policy" "k" { policy = ${statement} }
      resource "aws_sqs_queue" "q" { policy = ${statement} }
      resource "aws_sqs_queue" "none" {}`,
  });
  expect(
    policiesOf(evidence).map(({ kind, attribute, resource }) => [kind, `${resource.address}.${attribute}`]),
  ).toEqual([
    ['trust', 'aws_iam_role.r.assume_role_policy'],
    ['identity', 'aws_iam_role.r.inline_policy.0.policy'],
    ['key', 'aws_kms_key_policy.k.policy'],
    ['resource', 'aws_sqs_queue.q.policy'],
  ]);
});

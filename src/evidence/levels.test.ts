import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AnswerFile } from '../domain/answer.js';
import type { Evidence, Resource } from '../domain/evidence.js';
import { isList, isObject, isUnknown, type Value } from '../domain/value.js';
import { collectEvidence, type EvidenceInput } from './collect.js';

const fixtures = new URL('./fixtures/rehearsed/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, fixtures), 'utf8');
const json = (name: string): unknown => JSON.parse(read(name));

const files: AnswerFile[] = ['main.tf', 'modules/store/main.tf'].map((path) => {
  const text = read(path);
  return { path, text, bytes: text.length, startLine: 1, endLine: 1 };
});
/** What Terraform 1.11 and the AWS provider 5.100 made of the files; the state has made-up ids. */
const plan = json('plan.json');
const state = json('tfstate.json');

const suffix = { kind: 'variable', subject: 'suffix', value: '"dev01"', reason: 'no default' };

function collect(extra: Partial<EvidenceInput>): Promise<Evidence> {
  return collectEvidence({ files, root: '.', stages: [], substitutions: [suffix], ...extra });
}

function find(evidence: Evidence, address: string): Resource {
  const resource = evidence.resources.find((candidate) => candidate.address === address);
  if (resource === undefined) throw new Error(`no ${address}`);
  return resource;
}

/** An unknown as what it refers to and its known pieces. */
function shown(value: Value | undefined): unknown {
  if (!isUnknown(value)) return value;
  const references = value.references.map(({ to, attribute }) =>
    attribute === null ? to : `${to}.${attribute}`,
  );
  return { references, parts: value.parts.map((part) => (isUnknown(part) ? '?' : part)) };
}

const addresses = [
  'aws_vpc.main',
  'aws_subnet.private[0]',
  'aws_subnet.private[1]',
  'aws_security_group.app',
  'aws_security_group.lb',
  'aws_kms_key.data',
  'data.aws_iam_policy_document.key',
  'data.aws_iam_policy_document.trust',
  'aws_iam_role.worker',
  'aws_iam_role_policy.worker',
  'module.store["clean"].aws_s3_bucket.this',
  'module.store["clean"].aws_s3_bucket_server_side_encryption_configuration.this',
  'module.store["raw"].aws_s3_bucket.this',
  'module.store["raw"].aws_s3_bucket_server_side_encryption_configuration.this',
];

test.each([
  ['hcl', {}],
  ['plan', { plan }],
  ['state', { plan, state }],
  ['state', { state }],
] as const)('the same instances at the level of the %s', async (level, extra) => {
  const evidence = await collect(extra);
  expect(evidence.level).toBe(level);
  expect(evidence.resources.map(({ address }) => address)).toEqual(addresses);
  expect(find(evidence, 'module.store["raw"].aws_s3_bucket.this')).toMatchObject({
    block: 'module.store.aws_s3_bucket.this',
    module: 'module.store',
    key: null,
    provider: 'aws.backup',
    values: { bucket: 'orders-dev01-raw' },
    location: { file: 'modules/store/main.tf', line: 9 },
  });
  expect(find(evidence, 'aws_subnet.private[1]')).toMatchObject({
    key: 1,
    values: { cidr_block: '10.20.1.0/24' },
  });
});

describe('a plan', () => {
  test('brings the provider’s defaults', async () => {
    const evidence = await collect({ plan });
    expect(find(evidence, 'aws_vpc.main').values).toMatchObject({
      instance_tenancy: 'default',
      enable_dns_support: true,
    });
  });

  test.each([
    ['aws_subnet.private[0]', 'vpc_id', { references: ['aws_vpc.main.id'], parts: [] }],
    ['aws_vpc.main', 'arn', { references: [], parts: [] }],
    [
      'aws_iam_role_policy.worker',
      'policy',
      {
        references: ['module.store.aws_s3_bucket.this.arn'],
        parts: [
          '{"Statement":[{"Action":["s3:GetObject"],"Effect":"Allow","Resource":"',
          '?',
          '/*"}],"Version":"2012-10-17"}',
        ],
      },
    ],
    [
      'module.store["raw"].aws_s3_bucket_server_side_encryption_configuration.this',
      'rule.0.apply_server_side_encryption_by_default.0.kms_master_key_id',
      { references: ['aws_kms_key.data.arn'], parts: [] },
    ],
    [
      'data.aws_iam_policy_document.key',
      'statement.0.resources.0',
      { references: ['aws_kms_key.data.arn'], parts: [] },
    ],
    ['data.aws_iam_policy_document.key', 'statement.0.actions.0', 'kms:Decrypt'],
    ['data.aws_iam_policy_document.key', 'json', { references: [], parts: [] }],
  ])('%s: %s', async (address, path, expected) => {
    const evidence = await collect({ plan });
    expect(shown(valueAt(find(evidence, address).values, path))).toEqual(expected);
  });

  test('puts places and references where the blocks went', async () => {
    const { values, references, locations } = find(await collect({ plan }), 'aws_security_group.app');
    const ports = [0, 1].map((at) => valueAt(values, `ingress.${at}.from_port`));
    expect(ports).toEqual([8080, 443]);
    const balancer = { to: 'aws_security_group.lb', attribute: 'id' };
    expect(shown(valueAt(values, 'ingress.1.security_groups'))).toEqual({
      references: ['aws_security_group.lb.id'],
      parts: [],
    });
    expect(references['ingress.1.security_groups']).toEqual([balancer]);
    expect(locations['ingress.0']).toEqual({ file: 'main.tf', line: 65 });
  });
});

describe('a state', () => {
  test('has every value known, and references still', async () => {
    const evidence = await collect({ plan, state });
    const subnet = find(evidence, 'aws_subnet.private[0]');
    expect(subnet.values.vpc_id).toBe('subnet-0a1-aws_subnet.private[0]:vpc_id');
    expect(subnet.references.vpc_id).toEqual([{ to: 'aws_vpc.main', attribute: 'id' }]);
  });

  test('of an apply that stopped leaves the rest to the plan', async () => {
    const half = {
      version: 4,
      resources: [applied('aws_vpc', 'main', { id: 'vpc-1', cidr_block: '10.20.0.0/16' })],
    };
    const evidence = await collect({ plan, state: half });
    expect(evidence.level).toBe('state');
    expect(evidence.resources.map(({ address }) => address)).toEqual(addresses);
    expect(find(evidence, 'aws_vpc.main').values.id).toBe('vpc-1');
    expect(isUnknown(find(evidence, 'aws_kms_key.data').values.arn)).toBe(true);
  });

  test('without any resource is no evidence of values', async () => {
    expect((await collect({ plan, state: { version: 4, resources: [] } })).level).toBe('plan');
    expect((await collect({ state: { version: 4 } })).level).toBe('hcl');
  });
});

test('a script is shown as written, not as the digest that the provider keeps', async () => {
  const text = 'resource "aws_instance" "i" {\n  user_data = "#!/bin/sh\\n${aws_vpc.v.id}"\n}\n';
  const values = { user_data: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' };
  const evidence = await collectEvidence({
    files: [{ path: 'main.tf', text, bytes: text.length, startLine: 1, endLine: 3 }],
    root: '.',
    stages: [],
    substitutions: [],
    state: { resources: [applied('aws_instance', 'i', values)] },
  });
  expect(shown(find(evidence, 'aws_instance.i').values.user_data)).toEqual({
    references: ['aws_vpc.v.id'],
    parts: ['#!/bin/sh\n', '?'],
  });
});

test('instances that the configuration alone could not tell are told by the plan', async () => {
  const text = 'variable "n" {}\nresource "aws_vpc" "v" {\n  count      = var.n\n  cidr_block = var.c\n}\n';
  const file = { path: 'main.tf', text, bytes: text.length, startLine: 1, endLine: 5 };
  const planned = [0, 1].map((index) => ({
    ...{ address: `aws_vpc.v[${index}]`, mode: 'managed', type: 'aws_vpc', name: 'v', index },
    values: { cidr_block: '10.0.0.0/16' },
  }));
  const evidence = await collectEvidence({
    files: [file],
    root: '.',
    stages: [],
    substitutions: [],
    plan: { planned_values: { root_module: { resources: planned } } },
  });
  expect(
    evidence.resources.map(({ address, expanded, location }) => [address, expanded, location.line]),
  ).toEqual([
    ['aws_vpc.v[0]', true, 2],
    ['aws_vpc.v[1]', true, 2],
  ]);
});

test.each<readonly [string, Partial<EvidenceInput>]>([
  [
    'the output of "terraform show -json" on a plan',
    { plan: { planned_values: { root_module: { resources: [{}] } } } },
  ],
  ['the output of "terraform show -json" on a plan', { plan: 'text' }],
  ['a state file', { state: { resources: [{ mode: 'other' }] } }],
])('what is not %s is refused: it is our own mistake', async (what, extra) => {
  await expect(collect(extra)).rejects.toThrow(`Expected ${what}`);
});

function applied(type: string, name: string, attributes: Record<string, unknown>): unknown {
  return { mode: 'managed', type, name, instances: [{ attributes }] };
}

function valueAt(values: Value, path: string): Value | undefined {
  let at: Value | undefined = values;
  for (const step of path.split('.')) {
    if (isList(at)) at = at[Number(step)];
    else at = isObject(at) ? at[step] : undefined;
  }
  return at;
}

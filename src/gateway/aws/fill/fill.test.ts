import { describe, expect, it } from 'vitest';
import {
  CtyUnknown,
  hasUnknown,
  unknown,
  type CtyObject,
  type CtyType,
  type SchemaBlock,
} from '../../wire/index.js';
import { fillResource, type Filled } from './index.js';
import { outputNames } from './rules/stack-outputs.js';
import { schemaFixture } from './schema-fixture.js';

const place = { region: 'eu-west-1', account: '123456789012' };

/** Every computed attribute unknown, the rest null, and what is given. */
function fill(
  type: string,
  schema: SchemaBlock,
  given: CtyObject = {},
  seed = 'a',
  region = place.region,
): Filled {
  const planned: CtyObject = {};
  for (const [name, { computed }] of schema.attributes) planned[name] = computed ? unknown : null;
  for (const [name, { nesting }] of schema.blocks) planned[name] = nesting === 'single' ? null : [];
  return fillResource({
    ...place,
    region,
    type,
    planned: { ...planned, ...given },
    config: given,
    schema,
    seed,
  });
}

const withArn = schemaFixture({ 'id~': 'string', 'arn=': 'string', 'name?': 'string', 'path?': 'string' });

describe('ids and ARNs', () => {
  it.each([
    ['aws_vpc', {}, /^vpc-[0-9a-f]{17}$/, /^arn:aws:ec2:eu-west-1:123456789012:vpc\/vpc-/],
    ['aws_iam_role', { name: 'r', path: '/app/' }, /^r$/, /^arn:aws:iam::123456789012:role\/app\/r$/],
    ['aws_iam_policy', { name: 'p', path: '/' }, /^arn:aws:iam::123456789012:policy\/p$/, /:policy\/p$/],
    ['aws_sns_topic', { name: 't' }, /^arn:aws:sns:eu-west-1:123456789012:t$/, /:t$/],
    ['aws_sqs_queue', { name: 'q' }, /^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/123456789012\/q$/, /:q$/],
    ['aws_dynamodb_table', { name: 'd' }, /^d$/, /^arn:aws:dynamodb:eu-west-1:123456789012:table\/d$/],
    ['aws_cloudwatch_log_group', { name: '/l' }, /^\/l$/, /:log-group:\/l$/],
    ['aws_ecs_cluster', { name: 'c' }, /^arn:aws:ecs:.*:cluster\/c$/, /cluster\/c$/],
    ['aws_secretsmanager_secret', { name: 's' }, /^arn:aws:secretsmanager:.*:secret:s-\w{6}$/, /secret:s-/],
    ['aws_made_up_thing', {}, /^[0-9a-f]{17}$/, /^arn:aws:made:eu-west-1:123456789012:up-thing\//],
    ['aws_made_up_thing', { name: 'n' }, /^n$/, /^arn:aws:made:eu-west-1:123456789012:up-thing\/n$/],
  ])('of %s %o', (type, given, id, arn) => {
    const { state } = fill(type, withArn, given);
    expect(state.id).toMatch(id);
    expect(state.arn).toMatch(arn);
  });

  it('follow the partition', () => {
    expect(fill('aws_sns_topic', withArn, { name: 't' }, 'a', 'us-gov-west-1').state.arn).toMatch(
      /^arn:aws-us-gov:sns:/,
    );
    expect(fill('aws_sns_topic', withArn, { name: 't' }, 'a', 'cn-north-1').state.arn).toMatch(
      /^arn:aws-cn:sns:/,
    );
  });

  it('are the same for the same input and differ by seed and by configuration', () => {
    const id = (given: CtyObject, seed: string) => fill('aws_vpc', withArn, given, seed).state.id;
    expect(id({}, 'a')).toBe(id({}, 'a'));
    expect(id({}, 'a')).not.toBe(id({}, 'b'));
    expect(id({ name: 'x' }, 'a')).not.toBe(id({ name: 'y' }, 'a'));
  });
});

describe('names', () => {
  const schema = schemaFixture({ 'id~': 'string', 'name~': 'string', 'name_prefix~': 'string' });

  it('begin with their prefix and fit where a prefix of six leaves room for 32', () => {
    const { state } = fill('aws_lb_target_group', schema, { name_prefix: 'web-6-' });
    expect(state.name).toMatch(/^web-6-\d{26}$/);
  });

  it('are made up where neither name nor prefix is given', () => {
    expect(fill('aws_iam_role', schema).state.name).toMatch(/^terraform-\d{26}$/);
  });
});

describe('values that must not show up in a second plan', () => {
  const table = schemaFixture({ 'id~': 'string', 'billing_mode?': 'string', 'read_capacity~': 'number' });

  it('leave on-demand tables without capacity', () => {
    expect(fill('aws_dynamodb_table', table, { billing_mode: 'PAY_PER_REQUEST' }).state.read_capacity).toBe(
      0,
    );
    expect(fill('aws_dynamodb_table', table, { billing_mode: 'PROVISIONED' }).state.read_capacity).toBe(1);
  });

  it('stay empty where the configuration could have given them', () => {
    const schema = schemaFixture({
      'id~': 'string',
      'description~': 'string',
      'size~': 'number',
      'on~': 'bool',
      'items~': ['set', 'string'],
      'map~': ['map', 'string'],
    });
    const { state } = fill('aws_made_up', schema);
    expect(state).toMatchObject({ description: '', size: 0, on: false, items: [], map: {} });
  });
});

describe('a certificate', () => {
  const schema = schemaFixture({
    'id~': 'string',
    'arn=': 'string',
    'domain_name~': 'string',
    'subject_alternative_names~': ['set', 'string'],
    'validation_method~': 'string',
    'certificate_body?': 'string',
    'domain_validation_options=': [
      'set',
      [
        'object',
        {
          domain_name: 'string',
          resource_record_name: 'string',
          resource_record_type: 'string',
          resource_record_value: 'string',
        },
      ],
    ],
  });

  it('asks for one record a name, also where the names were planned already', () => {
    const planned = ['example.com', '*.example.com'].map((domain_name) => ({
      domain_name,
      resource_record_name: unknown,
      resource_record_type: unknown,
      resource_record_value: unknown,
    }));
    const { state, invented } = fill('aws_acm_certificate', schema, {
      domain_name: 'example.com',
      subject_alternative_names: ['*.example.com'],
      validation_method: 'DNS',
      domain_validation_options: planned,
    });
    expect(hasUnknown(state)).toBe(false);
    const options = state.domain_validation_options;
    expect(options).toMatchObject([
      { domain_name: 'example.com', resource_record_type: 'CNAME' },
      { domain_name: '*.example.com', resource_record_type: 'CNAME' },
    ]);
    const names = JSON.stringify(options).match(/_[0-9a-f]{32}\.example\.com\./g);
    expect(new Set(names).size).toBe(1);
    expect(invented).toContain(names?.[0]);
  });
});

describe('what is marked as invented', () => {
  it('holds made-up parts and ARNs, and nothing that the configuration gave', () => {
    const { invented, state } = fill(
      'aws_s3_bucket',
      schemaFixture({ 'id~': 'string', 'arn=': 'string', 'bucket~': 'string' }),
      {
        bucket: 'mine',
      },
    );
    expect(state).toEqual({ id: 'mine', arn: 'arn:aws:s3:::mine', bucket: 'mine' });
    expect(invented).toEqual(['arn:aws:s3:::mine']);
  });

  it('leaves tags as they are', () => {
    const { state } = fill(
      'aws_made_up',
      schemaFixture({ 'id~': 'string', 'tags_all=': ['map', 'string'], 'tags?': ['map', 'string'] }),
      {
        tags: { a: 'b' },
      },
    );
    expect(state.tags_all).toEqual({ a: 'b' });
  });
});

describe('a value whose beginning Terraform knows', () => {
  it('begins so', () => {
    const refined = new CtyUnknown(Buffer.concat([Buffer.from([0x81, 0x02, 0xa6]), Buffer.from('known-')]));
    const { state } = fill('aws_made_up', schemaFixture({ 'id~': 'string', 'uuid=': 'string' }), {
      uuid: refined,
    });
    expect(state.uuid).toMatch(/^known-/);
  });
});

describe('nested blocks', () => {
  it('are filled member by member', () => {
    const inner = schemaFixture({ 'volume_id=': 'string', 'kms_key_id~': 'string', 'size?': 'number' });
    const schema = schemaFixture(
      { 'id~': 'string' },
      { root: { block: inner, nesting: 'list', minItems: 0, maxItems: 1 } },
    );
    const { state } = fill('aws_made_up', schema, {
      root: [{ volume_id: unknown, kms_key_id: unknown, size: 8 }],
    });
    expect(state.root).toEqual([
      { volume_id: expect.stringMatching(/^vol-[0-9a-f]{17}$/) as unknown, kms_key_id: '', size: 8 },
    ]);
  });
});

describe('details that AWS fills in', () => {
  const details = schemaFixture({ 'volume_id~': 'string', 'size~': 'number', 'role_arn~': 'string' });

  it('are made where a rule knows them, and left out where none does', () => {
    const block = { block: details, nesting: 'list', minItems: 0, maxItems: 1 } as const;
    const schema = schemaFixture({ 'id~': 'string' }, { root_block_device: block, other: block });
    const { state } = fill('aws_instance', schema, { root_block_device: unknown, other: unknown });
    expect(state.root_block_device).toMatchObject([
      { volume_id: expect.stringMatching(/^vol-[0-9a-f]{17}$/) as unknown },
    ]);
    expect(state.other).toEqual([]);
  });

  it('come as one object each, in lists and in sets', () => {
    const object: CtyType = ['object', { endpoint_id: 'string', default_security_group_id: 'string' }];
    const schema = schemaFixture({ 'id~': 'string', 'listed=': ['list', object], 'set=': ['set', object] });
    const { state } = fill('aws_made_up', schema);
    const one = { default_security_group_id: expect.stringMatching(/^sg-[0-9a-f]{17}$/) as unknown };
    expect(state.listed).toMatchObject([one]);
    expect(state.set).toMatchObject([one]);
  });

  it.each([
    ['kms_key_arn', /^arn:aws:kms:eu-west-1:123456789012:key\/[0-9a-f-]{36}$/],
    ['master_secret_arn', /^arn:aws:secretsmanager:/],
    ['outpost_id', /^$/],
    ['inside_address', /^10\.0\.1\.\d+$/],
    ['certificate_signing_request', /^-----BEGIN CERTIFICATE REQUEST-----/],
  ])('are of the form that %s has', (name, form) => {
    const { state } = fill('aws_made_up', schemaFixture({ 'id~': 'string', [`${name}=`]: 'string' }));
    expect(state[name]).toMatch(form);
  });
});

describe('outputs of a stack', () => {
  it.each([
    ['JSON', '{"Outputs":{"A":{"Value":"x"},"B":{"Value":"y"}}}', ['A', 'B']],
    [
      'YAML',
      'Resources:\n  X:\n    Type: T\nOutputs:\n  A:\n    Value: !Ref X\n  # no output\n  B:\n    Value: y\n',
      ['A', 'B'],
    ],
    ['YAML with more behind them', 'Outputs:\n  A:\n    Value: x\nConditions:\n  C: true\n', ['A']],
    ['a template without any', 'Resources:\n  X:\n    Type: T\n', []],
    ['no template', '', []],
  ])('are named in %s', (_kind, template, names) => {
    expect(outputNames(template)).toEqual(names);
  });
});

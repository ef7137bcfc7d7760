import { describe, expect, it } from 'vitest';
import { textsOf } from '../../utility/values.js';
import { hasUnknown, type CtyObject, type CtyType, type SchemaBlock } from '../../wire/index.js';
import { schemaFixture } from '../fill/schema-fixture.js';
import { answerDataSource } from './index.js';

const strings: CtyType = ['list', 'string'];
const filter = {
  filter: {
    block: schemaFixture({ 'name!': 'string', 'values!': ['set', 'string'] }),
    nesting: 'set',
    minItems: 0,
    maxItems: 0,
  },
} as const;

function ask(type: string, schema: SchemaBlock, given: CtyObject = {}, region = 'us-east-1'): CtyObject {
  const config: CtyObject = {};
  for (const name of schema.attributes.keys()) config[name] = null;
  for (const name of schema.blocks.keys()) config[name] = [];
  const reply = answerDataSource({
    type,
    schema,
    region,
    account: '123456789012',
    config: { ...config, ...given },
  });
  if ('error' in reply) throw new Error(reply.error);
  expect(hasUnknown(reply.state)).toBe(false);
  return reply.state;
}

const zones = schemaFixture(
  { 'id~': 'string', 'names=': strings, 'zone_ids=': strings, 'exclude_names?': ['set', 'string'] },
  filter,
);

describe('aws_availability_zones', () => {
  it.each([
    ['us-east-1', ['us-east-1a', 'us-east-1b', 'us-east-1c'], 'use1-az1'],
    ['ap-northeast-1', ['ap-northeast-1a', 'ap-northeast-1c', 'ap-northeast-1d'], 'apne1-az1'],
    ['eu-central-1', ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'], 'euc1-az1'],
  ])('are those of %s', (region, names, first) => {
    const state = ask('aws_availability_zones', zones, {}, region);
    expect(state.names).toEqual(names);
    expect(textsOf(state.zone_ids)[0]).toBe(first);
  });

  it('leave out what is excluded and keep what is asked for', () => {
    expect(ask('aws_availability_zones', zones, { exclude_names: ['us-east-1a'] }).names).toEqual([
      'us-east-1b',
      'us-east-1c',
    ]);
    const wanted = [{ name: 'zone-name', values: ['us-east-1b'] }];
    expect(ask('aws_availability_zones', zones, { filter: wanted }).names).toEqual(['us-east-1b']);
  });
});

describe('subnets', () => {
  const many = schemaFixture({ 'id~': 'string', 'ids=': strings, 'tags~': ['map', 'string'] }, filter);
  const one = schemaFixture(
    { 'id~': 'string', 'vpc_id~': 'string', 'cidr_block~': 'string', 'availability_zone~': 'string' },
    filter,
  );
  const ofVpc = (id: string) => [{ name: 'vpc-id', values: [id] }];

  it('have distinct CIDRs and zones, inside their VPC', () => {
    const ids = textsOf(ask('aws_subnets', many, { filter: ofVpc('vpc-1') }).ids);
    const found = ids.map((id) => ask('aws_subnet', one, { id }));
    expect(ids).toHaveLength(3);
    expect(new Set(found.map(({ cidr_block }) => cidr_block)).size).toBe(3);
    expect(found.map(({ availability_zone }) => availability_zone)).toEqual([
      'us-east-1a',
      'us-east-1b',
      'us-east-1c',
    ]);
    for (const { cidr_block } of found) expect(cidr_block).toMatch(/^172\.31\.\d+\.0\/20$/);
  });

  it('are others for other tags', () => {
    const by = (tier: string) => ask('aws_subnets', many, { tags: { Tier: tier } }).ids;
    expect(by('public')).not.toEqual(by('private'));
    expect(by('public')).toEqual(by('public'));
  });
});

describe('aws_ami', () => {
  const schema = schemaFixture(
    {
      'id~': 'string',
      'name=': 'string',
      'architecture=': 'string',
      'owner_id=': 'string',
      'owners?': strings,
      'platform=': 'string',
    },
    filter,
  );
  const named = (name: string, owner = 'amazon') =>
    ask('aws_ami', schema, { owners: [owner], filter: [{ name: 'name', values: [name] }] });

  it('follows the filters and owners', () => {
    expect(named('al2023-ami-*-arm64')).toMatchObject({
      id: expect.stringMatching(/^ami-[0-9a-f]{17}$/) as unknown,
      name: 'al2023-ami-20260101-arm64',
      architecture: 'arm64',
      owner_id: '137112412989',
    });
    expect(named('ubuntu/*', '099720109477')).toMatchObject({
      owner_id: '099720109477',
      architecture: 'x86_64',
    });
    expect(named('Windows_Server-2022-*').platform).toBe('windows');
  });

  it('is another image in another region', () => {
    const here = ask('aws_ami', schema);
    expect(here.id).toBe(ask('aws_ami', schema).id);
    expect(here.id).not.toBe(ask('aws_ami', schema, {}, 'eu-west-1').id);
  });
});

describe('types without an answer of their own', () => {
  it('follow the resource of the same name', () => {
    const schema = schemaFixture({ 'id~': 'string', 'name!': 'string', 'arn=': 'string' });
    expect(ask('aws_sfn_state_machine', schema, { name: 's' })).toEqual({
      id: 'arn:aws:states:us-east-1:123456789012:stateMachine:s',
      name: 's',
      arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:s',
    });
  });

  it('never list nothing', () => {
    const schema = schemaFixture({
      'id~': 'string',
      'ids=': strings,
      'arns=': ['set', 'string'],
      'names=': strings,
    });
    const state = ask('aws_made_up_things', schema);
    expect(new Set(textsOf(state.ids)).size).toBe(3);
    expect(textsOf(state.arns)).toHaveLength(1);
    expect(textsOf(state.names)).toHaveLength(1);
  });
});

describe('instance type offerings', () => {
  const schema = schemaFixture(
    {
      'id~': 'string',
      'instance_types=': strings,
      'locations=': strings,
      'location_types=': strings,
      'location_type?': 'string',
    },
    filter,
  );
  const wanted = [{ name: 'instance-type', values: ['t3.micro', 't3.small'] }];

  it('are in every zone where zones are asked about', () => {
    const given = { location_type: 'availability-zone', filter: wanted };
    const { locations, instance_types: types } = ask('aws_ec2_instance_type_offerings', schema, given);
    expect([...new Set(textsOf(locations))]).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c']);
    expect(textsOf(types)).toHaveLength(textsOf(locations).length);
  });

  it('are in the region else', () => {
    const { locations } = ask('aws_ec2_instance_type_offerings', schema, { filter: wanted });
    expect(locations).toEqual(['us-east-1', 'us-east-1']);
  });
});

describe('lists and preferences', () => {
  it('list ids in the form of the resources listed', () => {
    const schema = schemaFixture({ 'id~': 'string', 'ids=': strings, 'subnet_ids=': strings });
    const state = ask('aws_ec2_transit_gateway_route_tables', schema);
    expect(textsOf(state.ids)).toHaveLength(3);
    expect(new Set(textsOf(state.ids)).size).toBe(3);
    for (const id of textsOf(state.ids)) expect(id).toMatch(/^tgw-rtb-[0-9a-f]{17}$/);
    for (const id of textsOf(state.subnet_ids)) expect(id).toMatch(/^subnet-[0-9a-f]{17}$/);
  });

  it('answer with what is preferred', () => {
    const schema = schemaFixture({
      'id~': 'string',
      'engine_version~': 'string',
      'preferred_engine_versions?': strings,
    });
    const preferences = { preferred_engine_versions: ['1.3.0.0', '1.2.0.0'] };
    expect(ask('aws_neptune_orderable_db_instance', schema, preferences).engine_version).toBe('1.3.0.0');
  });

  it('give documents as documents', () => {
    const schema = schemaFixture({ 'id~': 'string', 'function_name!': 'string', 'result=': 'string' });
    const { result } = ask('aws_lambda_invocation', schema, { function_name: 'f' });
    expect(result).toMatch(/^\{.*\}$/);
    expect(JSON.parse(textsOf([result ?? null])[0] ?? '')).toMatchObject({ statusCode: 200 });
  });

  it.each([
    ['NetworkStack-VpcId', /^vpc-[0-9a-f]{17}$/],
    ['network:PrivateSubnetIds', /^subnet-[0-9a-f]{17}$/],
    ['AppTopicArn', /^arn:aws:sns:us-east-1:123456789012:/],
    ['Greeting', /^greeting-[0-9a-f]{8}$/],
  ])('take the export %s by its name', (name, form) => {
    const schema = schemaFixture({ 'id~': 'string', 'name!': 'string', 'value=': 'string' });
    expect(ask('aws_cloudformation_export', schema, { name }).value).toMatch(form);
  });
});

describe('well-known values', () => {
  const named = schemaFixture({ 'id?': 'string', 'name?': 'string', 'arn=': 'string' });

  it('of CloudFront’s own policies have their real ids', () => {
    const policy = ask('aws_cloudfront_cache_policy', named, { name: 'Managed-CachingOptimized' });
    expect(policy.id).toBe('658327ea-f89d-4fab-a63d-7e88639e58f6');
  });

  it('of IAM’s own policies have no account', () => {
    expect(ask('aws_iam_policy', named, { name: 'AdministratorAccess' }).arn).toBe(
      'arn:aws:iam::aws:policy/AdministratorAccess',
    );
    expect(ask('aws_iam_policy', named, { name: 'mine' }).arn).toBe('arn:aws:iam::123456789012:policy/mine');
  });

  it('of parameters that name an image are images', () => {
    const schema = schemaFixture({
      'id~': 'string',
      'name!': 'string',
      'value=': 'string',
      'type=': 'string',
    });
    const name = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';
    expect(ask('aws_ssm_parameter', schema, { name }).value).toMatch(/^ami-[0-9a-f]{17}$/);
  });
});

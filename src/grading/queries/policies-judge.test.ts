import { describe, expect, it } from 'vitest';
import { Unknown } from '../../domain/value.js';
import {
  allowsAction,
  allowsService,
  couldBeAnything,
  matches,
  narrowsCaller,
  serviceNamed,
} from './policies-judge.js';
import { policyFromJson } from './policies-statements.js';
import type { Policy } from './policies-model.js';
import type { Resource } from '../../domain/evidence.js';
import type { Value } from '../../domain/value.js';

const resource: Resource = {
  mode: 'managed',
  type: 'aws_iam_policy',
  name: 'it',
  address: 'aws_iam_policy.it',
  block: 'aws_iam_policy.it',
  module: '',
  key: null,
  expanded: true,
  provider: 'aws',
  values: {},
  references: {},
  location: { file: 'main.tf', line: 1 },
  locations: {},
};

function policy(...statements: Value[]): Policy {
  return policyFromJson({ Statement: statements }, { resource, path: 'policy', document: false });
}

const variable = new Unknown([{ to: 'var.x', attribute: null }]);
const role = new Unknown([{ to: 'aws_iam_role.app', attribute: 'arn' }]);

describe('matches', () => {
  it.each([
    ['*', 's3:GetObject', true],
    ['s3:Get*', 's3:GetObject', true],
    ['S3:getobject', 's3:GetObject', true],
    ['s3:Get?bject', 's3:GetObject', true],
    ['s3:Get', 's3:GetObject', false],
    ['s3:Get.*', 's3:GetObject', false],
    ['arn:aws:s3:::a+b/*', 'arn:aws:s3:::a+b/c', true],
  ])('%s over %s is %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });
});

describe('allowsService', () => {
  const allow = {
    Effect: 'Allow',
    Principal: { Service: ['a.amazonaws.com', 'b.amazonaws.com'] },
    Action: 'kms:Decrypt*',
  };
  const isB = serviceNamed('b.amazonaws.com');

  it.each([
    ['a statement that names it', policy(allow), 'yes'],
    ['another service', policy({ ...allow, Principal: { Service: 'c.amazonaws.com' } }), 'no'],
    ['a denial', policy({ ...allow, Effect: 'Deny' }), 'no'],
    ['another action', policy({ ...allow, Action: 'kms:Encrypt' }), 'no'],
    ['everybody', policy({ ...allow, Principal: '*' }), 'yes'],
    [
      'NotAction that leaves it',
      policy({ Effect: 'Allow', Principal: '*', NotAction: 'kms:Encrypt' }),
      'yes',
    ],
    ['NotAction that takes it', policy({ Effect: 'Allow', Principal: '*', NotAction: 'kms:*' }), 'no'],
    ['an unknown service', policy({ ...allow, Principal: { Service: variable } }), 'unknown'],
    ['an unknown effect', policy({ ...allow, Effect: variable }), 'unknown'],
    ['no statement, all read', policy(), 'no'],
    ['no statement, not all read', { statements: [], complete: false }, 'unknown'],
    [
      'a template of another service',
      policy({ ...allow, Principal: { Service: new Unknown([], ['logs.', variable]) } }),
      'no',
    ],
  ] as const)('%s', (_, subject, expected) => {
    expect(allowsService(subject, isB, ['kms:Decrypt'])).toBe(expected);
  });

  it('wants every action, from whichever statement', () => {
    const both = policy(allow, { ...allow, Action: ['kms:GenerateDataKey*'] });
    expect(allowsService(both, isB, ['kms:Decrypt', 'kms:GenerateDataKey'])).toBe('yes');
    expect(allowsService(policy(allow), isB, ['kms:Decrypt', 'kms:GenerateDataKey'])).toBe('no');
  });
});

describe('allowsAction', () => {
  it('does not weigh whom a statement is for', () => {
    expect(allowsAction(policy({ Effect: 'Allow', Action: ['s3:*'], Resource: '*' }), 's3:PutObject')).toBe(
      'yes',
    );
  });
});

describe('narrowsCaller', () => {
  it.each([
    ['no condition', undefined, 'no'],
    ['an organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } }, 'yes'],
    ['keys in other cases', { StringEquals: { 'AWS:SourceOwner': '123456789012' } }, 'yes'],
    ['TLS', { Bool: { 'aws:SecureTransport': 'true' } }, 'no'],
    ['every address', { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '0.0.0.0/0'] } }, 'no'],
    ['a negation', { StringNotEquals: { 'aws:SourceAccount': '123456789012' } }, 'no'],
    ['something unknown', variable, 'unknown'],
  ] as const)('%s', (_, condition, expected) => {
    const [statement] = policy({
      Effect: 'Allow',
      Principal: '*',
      Action: '*',
      ...(condition === undefined ? {} : { Condition: condition }),
    }).statements;
    expect(statement === undefined ? null : narrowsCaller(statement)).toBe(expected);
  });
});

describe('couldBeAnything', () => {
  it.each([
    ['a variable nobody sets', variable, true],
    ['a resource’s attribute', role, false],
    ['a text with known parts', new Unknown([], [variable, '/*']), false],
    ['known text', '*', false],
  ] as const)('%s', (_, element, expected) => {
    expect(couldBeAnything(element)).toBe(expected);
  });
});

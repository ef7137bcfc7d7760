import { describe, expect, test } from 'vitest';
import type { Resource } from '../../domain/evidence.js';
import { meets } from './conditions.js';

/** A database after a rehearsed apply: the provider has filled in the key, the answer wrote the group. */
const database: Resource = {
  mode: 'managed',
  type: 'aws_db_instance',
  name: 'main',
  address: 'aws_db_instance.main',
  block: 'aws_db_instance.main',
  module: '',
  key: null,
  expanded: true,
  provider: 'aws',
  values: { kms_key_id: 'arn:aws:kms:us-east-1:111122223333:key/1', db_subnet_group_name: 'main', tags: {} },
  references: {},
  location: { file: 'main.tf', line: 1 },
  locations: {
    db_subnet_group_name: { file: 'main.tf', line: 2 },
    tags: { file: 'main.tf', line: 3 },
  },
};

describe('set', () => {
  test.each([
    ['what the answer writes', 'db_subnet_group_name', 'yes'],
    ['what the provider fills in by itself', 'kms_key_id', 'no'],
    ['what is written and empty', 'tags', 'no'],
    ['what is nowhere', 'parameter_group_name', 'no'],
  ])('%s', (_what, path, expected) => {
    expect(meets(database, path, { set: true })).toBe(expected);
  });

  test('a condition on the value sees what the provider fills in', () => {
    expect(meets(database, 'kms_key_id', { matches: '^arn:' })).toBe('yes');
  });
});

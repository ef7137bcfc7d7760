import { describe, expect, it } from 'vitest';
import type { CtyObject } from '../wire/index.js';
import { refusalToDelete } from './destroy.js';

describe('what AWS refuses to delete', () => {
  it.each<[string, CtyObject, RegExp]>([
    [
      'aws_db_instance',
      { deletion_protection: true, skip_final_snapshot: true },
      /deletion_protection is true/,
    ],
    [
      'aws_db_instance',
      { deletion_protection: false, skip_final_snapshot: false },
      /final_snapshot_identifier is required/,
    ],
    [
      'aws_db_instance',
      { skip_final_snapshot: false, final_snapshot_identifier: '' },
      /final_snapshot_identifier/,
    ],
    [
      'aws_db_instance',
      { skip_final_snapshot: false, final_snapshot_identifier: 'x', replicate_source_db: 'y' },
      /replica/,
    ],
    ['aws_rds_cluster', { deletion_protection: true }, /deletion_protection/],
    ['aws_lb', { enable_deletion_protection: true }, /enable_deletion_protection/],
    ['aws_dynamodb_table', { deletion_protection_enabled: true }, /deletion_protection_enabled/],
    ['aws_cognito_user_pool', { deletion_protection: 'ACTIVE' }, /"ACTIVE"/],
  ])('%s with %j', (type, state, reason) => {
    expect(refusalToDelete(type, state)).toMatch(reason);
  });

  it.each<[string, CtyObject]>([
    ['aws_db_instance', { deletion_protection: false, skip_final_snapshot: true }],
    [
      'aws_db_instance',
      { deletion_protection: null, skip_final_snapshot: false, final_snapshot_identifier: 'last' },
    ],
    ['aws_db_instance', { replicate_source_db: 'y', skip_final_snapshot: true }],
    ['aws_lb', { enable_deletion_protection: false }],
    ['aws_cognito_user_pool', { deletion_protection: 'INACTIVE' }],
    ['aws_s3_bucket', { deletion_protection: true }],
  ])('lets %s with %j go', (type, state) => {
    expect(refusalToDelete(type, state)).toBeNull();
  });
});

import { defineCheck } from '../../../src/grading/contract.js';
import { gradeCustomerKeys, usersOf } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/cache-customer-key',
  title: 'Cache without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason:
    'Without kms_key_id the cache is encrypted by a key that ElastiCache owns, which nobody can revoke.',
  fix: 'Set at_rest_encryption_enabled = true and kms_key_id to a key of your own.',
  references: { checkov: ['CKV_AWS_191'] },

  grade(context) {
    gradeCustomerKeys(context, usersOf(context, 'kms_key_id', 'aws_elasticache_replication_group'));
  },
});

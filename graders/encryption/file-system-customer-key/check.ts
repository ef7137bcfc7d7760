import { defineCheck } from '../../../src/grading/contract.js';
import { gradeCustomerKeys, usersOf } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/file-system-customer-key',
  title: 'File system without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason: 'The default key aws/elasticfilesystem cannot be revoked or given a policy.',
  fix: 'Set encrypted = true and kms_key_id to a key of your own.',
  references: { checkov: ['CKV_AWS_184'] },

  grade(context) {
    gradeCustomerKeys(context, usersOf(context, 'kms_key_id', 'aws_efs_file_system'));
  },
});

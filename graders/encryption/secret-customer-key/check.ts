import { defineCheck } from '../../../src/grading/contract.js';
import { gradeCustomerKeys, usersOf } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/secret-customer-key',
  title: 'Secret without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason:
    'The default key aws/secretsmanager admits the whole account and cannot be shared with another one.',
  fix: 'Set kms_key_id to a key of your own.',
  references: { trivy: ['AVD-AWS-0098'], checkov: ['CKV_AWS_149'], config: ['secretsmanager-using-cmk'] },

  grade(context) {
    gradeCustomerKeys(context, usersOf(context, 'kms_key_id', 'aws_secretsmanager_secret'));
  },
});

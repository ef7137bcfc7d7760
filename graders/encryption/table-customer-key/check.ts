import { defineCheck } from '../../../src/grading/contract.js';
import { gradeCustomerKeys, usersOf } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/table-customer-key',
  title: 'Table without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason: 'DynamoDB encrypts with a key of its own; a customer key can be revoked and its use is recorded.',
  fix: 'Add server_side_encryption { enabled = true kms_key_arn = … }.',
  references: { trivy: ['AVD-AWS-0025'], checkov: ['CKV_AWS_119'], config: ['dynamodb-table-encrypted-kms'] },

  grade(context) {
    gradeCustomerKeys(
      context,
      usersOf(context, 'server_side_encryption.0.kms_key_arn', 'aws_dynamodb_table'),
    );
  },
});

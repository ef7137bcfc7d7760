import { defineCheck } from '../../../src/grading/contract.js';
import { gradeCustomerKeys, usersOf } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/log-group-customer-key',
  title: 'Log group without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason:
    'Logs are encrypted by AWS’s own key unless one is named; a key of your own can be revoked and its use is recorded.',
  fix: 'Set kms_key_id to the ARN of a key whose policy admits CloudWatch Logs.',
  references: {
    trivy: ['AVD-AWS-0017'],
    checkov: ['CKV_AWS_158'],
    config: ['cloudwatch-log-group-encrypted'],
  },

  grade(context) {
    gradeCustomerKeys(context, usersOf(context, 'kms_key_id', 'aws_cloudwatch_log_group'));
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { gradeCustomerKeys, usersOf } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/queue-customer-key',
  title: 'Queue without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason: 'Messages are encrypted by a key that SQS owns; nobody can revoke it or see who used it.',
  fix: 'Set kms_master_key_id to a key whose policy admits the services that send.',
  references: { trivy: ['AVD-AWS-0135'], checkov: ['CKV_AWS_27'] },

  grade(context) {
    gradeCustomerKeys(context, usersOf(context, 'kms_master_key_id', 'aws_sqs_queue'));
  },
});

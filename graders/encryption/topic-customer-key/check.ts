import { defineCheck } from '../../../src/grading/contract.js';
import { gradeCustomerKeys, usersOf } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/topic-customer-key',
  title: 'Topic without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason:
    'Alarms and other services cannot publish through alias/aws/sns, and without any key messages at rest are plain.',
  fix: 'Set kms_master_key_id to a key whose policy admits the services that publish.',
  references: { trivy: ['AVD-AWS-0136'], checkov: ['CKV_AWS_26'] },

  grade(context) {
    gradeCustomerKeys(context, usersOf(context, 'kms_master_key_id', 'aws_sns_topic'));
  },
});

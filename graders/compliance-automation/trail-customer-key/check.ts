import { defineCheck } from '../../../src/grading/contract.js';
import { gradeCustomerKeys, usersOf } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'compliance-automation/trail-customer-key',
  title: 'Trail without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason: 'Log files are then readable with rights on the bucket alone.',
  fix: 'Set kms_key_id to the ARN of a key whose policy admits cloudtrail.amazonaws.com.',
  references: {
    trivy: ['AVD-AWS-0015'],
    checkov: ['CKV_AWS_35'],
    fsbp: ['CloudTrail.2'],
    config: ['cloud-trail-encryption-enabled'],
    cis: ['3.0.0/3.5'],
  },
  grade(context) {
    gradeCustomerKeys(context, usersOf(context, 'kms_key_id', 'aws_cloudtrail'));
  },
});

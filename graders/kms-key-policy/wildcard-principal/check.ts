import { defineCheck } from '../../../src/grading/contract.js';
import { gradeEverybody } from '../../../src/grading/queries/policies-public.js';

export default defineCheck({
  id: 'kms-key-policy/wildcard-principal',
  title: 'Key policy that lets everybody use the key',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'A statement for the principal "*" without a condition on the caller lets any AWS account use the key, so what it encrypts is protected by nothing.',
  fix: 'Name the account, roles or services, or add a condition such as kms:CallerAccount.',
  references: {
    checkov: ['CKV_AWS_33'],
    docs: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html'],
  },
  limits: 'Resource "*" in a key policy means this key and is not looked at.',
  grade(context) {
    gradeEverybody(context, ['key']);
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { gradeEverybody } from '../../../src/grading/queries/policies-public.js';

export default defineCheck({
  id: 'access-control/trust-anyone',
  title: 'Role that everybody may assume',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'A trust policy for the principal "*" without a condition on the caller lets any AWS account take the role and all that it may do.',
  fix: 'Name the service, account or role that assumes it, or add a condition such as aws:PrincipalOrgID.',
  references: {
    checkov: ['CKV_AWS_60', 'CKV_AWS_61'],
    docs: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  },
  grade(context) {
    gradeEverybody(context, ['trust']);
  },
});

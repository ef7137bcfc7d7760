import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { gradeStatements } from '../../../src/grading/queries/policies-grade.js';
import { nameOf } from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 'access-control/allow-not-principal',
  title: 'Allow with NotPrincipal',
  severity: 'critical',
  kind: 'intrinsic',
  reason: 'Allow with NotPrincipal allows everybody except those named, anonymous callers included.',
  fix: 'Name those who are allowed in Principal; to keep others out, deny with a condition on aws:PrincipalArn.',
  references: {
    docs: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html'],
  },
  grade(context) {
    gradeStatements(context, ['resource', 'key', 'trust'], (statement) => {
      if (statement.notPrincipals.length === 0 || statement.effect === 'Deny') return null;
      const name = nameOf(statement);
      if (isUnknown(statement.effect)) {
        return {
          verdict: 'unknown',
          element: 'effect',
          message: `Whether ${name} allows or denies cannot be resolved.`,
        };
      }
      return {
        verdict: 'fail',
        element: 'not_principals',
        message: `${name} allows everybody except those it names.`,
      };
    });
  },
});

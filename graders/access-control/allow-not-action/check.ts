import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { gradeStatements } from '../../../src/grading/queries/policies-grade.js';
import { nameOf } from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 'access-control/allow-not-action',
  title: 'Allow with NotAction',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'Allow with NotAction allows everything else: every service, and every action that AWS adds later.',
  fix: 'List the allowed actions in Action, or use NotAction only to deny.',
  references: {
    docs: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html'],
  },
  grade(context) {
    gradeStatements(context, ['identity', 'resource', 'key', 'trust'], (statement) => {
      if (statement.notActions.length === 0 || statement.effect === 'Deny') return null;
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
        element: 'not_actions',
        message: `${name} allows every action except those it lists.`,
      };
    });
  },
});

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { gradeStatements, type StatementFault } from '../../../src/grading/queries/policies-grade.js';
import { couldBeAnything } from '../../../src/grading/queries/policies-judge.js';
import { nameOf, type Statement } from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 'access-control/wildcard-actions',
  title: 'Policy that allows every action of a service',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'A whole service (s3:*) includes deleting, changing policies and passing the right on; a component needs a few of its actions.',
  fix: 'List the actions that are needed: s3:GetObject, s3:PutObject.',
  references: {
    trivy: ['AVD-AWS-0057'],
    fsbp: ['IAM.21'],
    config: ['iam-policy-no-statements-with-full-access'],
  },
  limits:
    'Action "*" on resource "*" is judged by access-control/full-administrator; key, bucket and other resource policies are not judged here.',
  grade(context) {
    gradeStatements(context, ['identity'], judge);
  },
});

function judge(statement: Statement): StatementFault | null {
  if (statement.effect === 'Deny') return null;
  const name = nameOf(statement);
  const isAdministrator = statement.resources.includes('*');
  const wide = statement.actions.filter(
    (action): action is string =>
      typeof action === 'string' &&
      (/^[a-z0-9-]+:\*$/i.test(action) || (/^\*(:\*)?$/.test(action) && !isAdministrator)),
  );
  if (wide.length > 0 && !isUnknown(statement.effect)) {
    return {
      verdict: 'fail',
      element: 'actions',
      message: `${name} allows every action of a service: ${wide.join(', ')}.`,
    };
  }
  if (wide.length === 0 && !statement.actions.some(couldBeAnything)) return null;
  return {
    verdict: 'unknown',
    element: 'actions',
    message: `Which actions ${name} allows cannot be resolved.`,
  };
}

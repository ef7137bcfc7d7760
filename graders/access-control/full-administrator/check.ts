import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { gradeStatements, type StatementFault } from '../../../src/grading/queries/policies-grade.js';
import { couldBeAnything } from '../../../src/grading/queries/policies-judge.js';
import { nameOf, type Element, type Statement } from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 'access-control/full-administrator',
  title: 'Policy that allows every action on everything',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'Action "*" on resource "*" is the whole account: whoever holds the credentials, or breaks into what holds them, can do anything.',
  fix: 'List the actions that are needed and the ARNs they are needed on.',
  references: {
    trivy: ['AVD-AWS-0057'],
    checkov: ['CKV_AWS_62', 'CKV_AWS_63'],
    fsbp: ['IAM.1'],
    config: ['iam-policy-no-statements-with-admin-access'],
    cis: ['3.0.0/1.16'],
  },
  grade(context) {
    gradeStatements(context, ['identity'], judge);
  },
});

function judge(statement: Statement): StatementFault | null {
  if (statement.effect === 'Deny' || statement.conditions.length > 0) return null;
  const actions = statement.actions.some((action) => action === '*' || action === '*:*');
  const resources = statement.resources.includes('*');
  const name = nameOf(statement);
  if (actions && resources && !isUnknown(statement.effect)) {
    return { verdict: 'fail', element: 'actions', message: `${name} allows action "*" on resource "*".` };
  }
  const open = (elements: readonly Element[]) => elements.some(couldBeAnything);
  if ((actions || open(statement.actions)) && (resources || open(statement.resources))) {
    return {
      verdict: 'unknown',
      element: 'actions',
      message: `Whether ${name} allows everything cannot be resolved.`,
    };
  }
  return null;
}

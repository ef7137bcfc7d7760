import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { gradeStatements, type StatementFault } from '../../../src/grading/queries/policies-grade.js';
import { couldBeAnything, matches } from '../../../src/grading/queries/policies-judge.js';
import { nameOf, type Element, type Statement } from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 'access-control/pass-role-anywhere',
  title: 'iam:PassRole on every role',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'Whoever may pass any role to a service can run code as the most powerful role of the account.',
  fix: 'Name the roles that are passed, and add the condition iam:PassedToService.',
  references: {
    checkov: ['CKV_AWS_110', 'CKV_AWS_286'],
    docs: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html'],
  },
  limits:
    'A statement with a condition is taken as narrowed. Patterns such as iam:* are judged by privilege-escalation.',
  grade(context) {
    gradeStatements(context, ['identity'], judge);
  },
});

function judge(statement: Statement): StatementFault | null {
  if (statement.effect === 'Deny' || statement.conditions.length > 0 || statement.conditionsUnknown)
    return null;
  const passes = statement.actions.some(
    (action) => typeof action === 'string' && /^iam:p/i.test(action) && matches(action, 'iam:PassRole'),
  );
  if (!passes) return null;
  const name = nameOf(statement);
  if (statement.resources.some(isEveryRole) && !isUnknown(statement.effect)) {
    return {
      verdict: 'fail',
      element: 'resources',
      message: `${name} allows iam:PassRole on every role, without a condition.`,
    };
  }
  if (!statement.resources.some(couldBeAnything)) return null;
  return {
    verdict: 'unknown',
    element: 'resources',
    message: `Which roles ${name} allows to pass cannot be resolved.`,
  };
}

function isEveryRole(resource: Element): boolean {
  const last = isUnknown(resource) ? resource.parts.at(-1) : resource;
  return last === '*' ? !isUnknown(resource) : typeof last === 'string' && last.endsWith(':role/*');
}

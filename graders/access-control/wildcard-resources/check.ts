import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { scopedActions } from '../../../src/grading/queries/policies-actions.js';
import { gradeStatements, type StatementFault } from '../../../src/grading/queries/policies-grade.js';
import { couldBeAnything, matches } from '../../../src/grading/queries/policies-judge.js';
import { nameOf, type Statement } from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 'access-control/wildcard-resources',
  title: 'Actions on named resources allowed on every resource',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Reading objects, secrets or queues on resource "*" reaches those of every other system in the account.',
  fix: 'Name the ARNs: the bucket and its objects, the table, the secret, the key.',
  references: {
    trivy: ['AVD-AWS-0057'],
    checkov: ['CKV_AWS_355', 'CKV_AWS_356', 'CKV_AWS_288', 'CKV_AWS_290'],
  },
  limits:
    'Judges a list of actions that are known to take an ARN. Actions that only take "*", writing logs, and statements with any condition are left alone; iam:PassRole has a check of its own.',
  grade(context) {
    gradeStatements(context, ['identity'], judge);
  },
});

function judge(statement: Statement): StatementFault | null {
  if (statement.effect === 'Deny' || statement.conditions.length > 0 || statement.conditionsUnknown)
    return null;
  const everything = statement.resources.find(isEverything);
  if (everything === undefined && !statement.resources.some(couldBeAnything)) return null;
  const wide = statement.actions.filter(
    (action): action is string =>
      typeof action === 'string' &&
      !/^\*(:\*)?$/.test(action) &&
      scopedActions.some((scoped) => matches(action, scoped)),
  );
  if (wide.length === 0) return null;
  const name = nameOf(statement);
  if (everything !== undefined && !isUnknown(statement.effect)) {
    return {
      verdict: 'fail',
      element: 'resources',
      message: `${name} allows ${wide.join(', ')} on resource "${everything}".`,
    };
  }
  return {
    verdict: 'unknown',
    element: 'resources',
    message: `On what ${name} allows ${wide.join(', ')} cannot be resolved.`,
  };
}

/** A star alone, or every resource of a service: `arn:aws:s3:::*`. */
function isEverything(resource: Statement['resources'][number]): resource is string {
  return typeof resource === 'string' && /^(\*|arn:[^:]*:[a-z0-9-]+:[^:]*:[^:]*:\*(\/\*)?)$/.test(resource);
}

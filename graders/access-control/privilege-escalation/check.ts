import { defineCheck } from '../../../src/grading/contract.js';
import { policiesOf } from '../../../src/grading/queries/policies.js';
import { escalatingActions, escalatingWithPassRole } from '../../../src/grading/queries/policies-actions.js';
import { couldBeAnything, matches } from '../../../src/grading/queries/policies-judge.js';
import {
  nameOf,
  placeOf,
  type AttachedPolicy,
  type Statement,
} from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 'access-control/privilege-escalation',
  title: 'Rights by which their holder can give himself any right',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Attaching policies, changing them or their versions, or passing any role to code of one’s own, on every resource, is administrator access in two steps.',
  fix: 'Name the policies, users and roles these actions are needed on, or set a permissions boundary by condition.',
  references: {
    checkov: ['CKV_AWS_110', 'CKV_AWS_286', 'CKV_AWS_289'],
    docs: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  },
  limits: 'Pairs are sought inside one policy. Statements with a condition are taken as narrowed.',
  grade({ evidence, report }) {
    for (const policy of policiesOf(evidence, 'identity')) {
      const wide = policy.statements.filter((statement) => isWide(statement));
      const faults = wide.filter((statement) => {
        const actions = escalations(statement, policy);
        if (actions.length === 0) return false;
        report.fail(
          placeOf(statement, 'actions'),
          `${nameOf(statement)} allows ${actions.join(', ')} on every resource: enough to take over the account.`,
        );
        return true;
      });
      if (faults.length > 0) continue;
      const open = policy.statements.find(
        (statement) =>
          statement.effect !== 'Deny' &&
          statement.conditions.length === 0 &&
          statement.resources.includes('*') &&
          statement.actions.some(couldBeAnything),
      );
      if (open !== undefined || !policy.complete) {
        report.unknown(
          { resource: policy.resource, attribute: policy.attribute },
          `Which actions ${policy.resource.block} allows cannot be resolved.`,
        );
      } else report.pass();
    }
  },
});

function isWide(statement: Statement): boolean {
  return (
    statement.effect === 'Allow' &&
    statement.conditions.length === 0 &&
    !statement.conditionsUnknown &&
    statement.resources.includes('*')
  );
}

function escalations(statement: Statement, policy: AttachedPolicy): readonly string[] {
  const own = escalatingActions.filter((action) => names(statement, action));
  const passes = policy.statements.some((other) => isWide(other) && names(other, 'iam:PassRole'));
  const paired = passes ? escalatingWithPassRole.filter((action) => names(statement, action)) : [];
  return [...own, ...paired.map((action) => `${action} with iam:PassRole`)];
}

/** Names the action, `*` alone set aside: that is access-control/full-administrator. */
function names(statement: Statement, action: string): boolean {
  return statement.actions.some(
    (pattern) => typeof pattern === 'string' && !/^\*(:\*)?$/.test(pattern) && matches(pattern, action),
  );
}

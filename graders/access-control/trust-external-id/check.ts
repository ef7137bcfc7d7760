import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { policiesOf } from '../../../src/grading/queries/policies.js';
import { nameOf, placeOf } from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 'access-control/trust-external-id',
  title: 'Role for another account without an external id',
  severity: 'medium',
  kind: 'requested',
  reason:
    'Without an external id a third party that serves many customers can be made to use the role for somebody else.',
  fix: 'Add the condition StringEquals sts:ExternalId to the statement that names the account.',
  references: {
    docs: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html'],
  },
  grade({ evidence, report }) {
    for (const policy of policiesOf(evidence, 'trust')) {
      for (const statement of policy.statements) {
        if (statement.effect === 'Deny' || !statement.principals.some(({ type }) => type === 'AWS')) continue;
        const given = statement.conditions.some(
          ({ key }) => !isUnknown(key) && key.toLowerCase() === 'sts:externalid',
        );
        if (given) report.pass();
        else if (statement.conditionsUnknown) {
          report.unknown(
            placeOf(statement, 'condition'),
            `The conditions of ${nameOf(statement)} cannot be resolved.`,
          );
        } else
          report.fail(
            placeOf(statement, 'principals'),
            `${nameOf(statement)} trusts an account without the condition sts:ExternalId.`,
          );
      }
    }
  },
});

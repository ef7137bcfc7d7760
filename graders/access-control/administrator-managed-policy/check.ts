import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { couldBeAnything } from '../../../src/grading/queries/policies-judge.js';
import { awsManagedName, managedPolicyUses } from '../../../src/grading/queries/policies-roles.js';

const administrators = ['AdministratorAccess', 'PowerUserAccess', 'IAMFullAccess'];

export default defineCheck({
  id: 'access-control/administrator-managed-policy',
  title: 'Administrator policy of AWS attached',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'AdministratorAccess, PowerUserAccess and IAMFullAccess give a component the account, or the means to take it.',
  fix: 'Attach a policy with the actions and resources that the component needs.',
  references: {
    checkov: ['CKV_AWS_274'],
    fsbp: ['IAM.1'],
    config: ['iam-policy-blacklisted-check'],
  },
  grade({ evidence, report }) {
    for (const { arn, resource, attribute } of managedPolicyUses(evidence)) {
      const name = awsManagedName(arn);
      if (name !== null && administrators.includes(name)) {
        report.fail({ resource, attribute }, `${name} is attached.`);
      } else if (isUnknown(arn) && couldBeAnything(arn)) {
        report.unknown({ resource, attribute }, 'Which policy is attached cannot be resolved.');
      } else report.pass();
    }
  },
});

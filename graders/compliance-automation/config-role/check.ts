import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { allowsAction, couldBeAnything } from '../../../src/grading/queries/policies-judge.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import {
  awsManagedName,
  identityPoliciesOf,
  managedPoliciesOf,
} from '../../../src/grading/queries/policies-roles.js';
import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import type { Answer } from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 'compliance-automation/config-role',
  title: 'Config role that may not read what it records',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'The recorder describes resources with its role. Without AWS_ConfigRole or equal rights it records nothing and every rule stays without result.',
  fix: 'Attach arn:aws:iam::aws:policy/service-role/AWS_ConfigRole to the role, or use the service-linked role.',
  references: { docs: ['https://docs.aws.amazon.com/config/latest/developerguide/iamrole-permissions.html'] },
  limits: 'A managed policy under a wrong name is judged by access-control/managed-policy-path.',
  grade({ evidence, report }) {
    for (const recorder of resourcesOf(evidence, 'aws_config_configuration_recorder')) {
      for (const role of targets(evidence, recorder, 'role_arn', 'aws_iam_role')) {
        const answer = mayDescribe(evidence, role);
        if (answer === 'yes') report.pass();
        else if (answer === 'unknown')
          report.unknown({ resource: role }, `What ${role.address} may read cannot be resolved.`);
        else
          report.fail(
            { resource: role },
            `${role.address} has neither AWS_ConfigRole nor statements that let it describe resources.`,
          );
      }
    }
  },
});

function mayDescribe(evidence: Evidence, role: Resource): Answer {
  const managed = managedPoliciesOf(evidence, role);
  const names = managed.map(({ arn }) => awsManagedName(arn) ?? '');
  if (names.some((name) => /Config_?Role$|ReadOnlyAccess$|SecurityAudit$|AdministratorAccess$/.test(name)))
    return 'yes';
  const own = identityPoliciesOf(evidence, role);
  const reads = [
    'config:PutEvaluations',
    'ec2:DescribeInstances',
    's3:GetBucketAcl',
    'iam:ListRoles',
    's3:ListAllMyBuckets',
  ];
  const statements = { statements: own.statements, complete: true };
  if (reads.filter((action) => allowsAction(statements, action) === 'yes').length >= 2) return 'yes';
  const open = managed.some(
    ({ arn, resource, attribute }) =>
      couldBeAnything(arn) && targets(evidence, resource, attribute, 'aws_iam_policy').length === 0,
  );
  return open ? 'unknown' : 'no';
}

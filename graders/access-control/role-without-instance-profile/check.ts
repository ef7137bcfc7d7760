import { defineCheck } from '../../../src/grading/contract.js';
import { referringTo, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { allowsService, serviceNamed } from '../../../src/grading/queries/policies-judge.js';
import { policyPlaces } from '../../../src/grading/queries/policies-places.js';
import { trustOf } from '../../../src/grading/queries/policies-roles.js';

/** Resources that speak about a role without using it. */
const speaking = [
  ...Object.keys(policyPlaces),
  'aws_iam_role_policy_attachment',
  'aws_iam_policy_attachment',
  'aws_iam_policy_document',
  'aws_kms_grant',
];

export default defineCheck({
  id: 'access-control/role-without-instance-profile',
  title: 'Role for instances that no instance profile carries',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'An instance gets a role only through an instance profile; without one the permissions are written and never arrive.',
  fix: 'Add an aws_iam_instance_profile with the role and name it in iam_instance_profile.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html',
    ],
  },
  limits: 'Judged where the answer declares instances, launch templates or launch configurations.',
  grade({ evidence, report }) {
    if (resourcesOf(evidence, 'aws_instance', 'aws_launch_template', 'aws_launch_configuration').length === 0)
      return;
    for (const role of resourcesOf(evidence, 'aws_iam_role')) {
      const trust = trustOf(evidence, role);
      const trusted =
        trust === null
          ? 'unknown'
          : allowsService(trust, serviceNamed('ec2.amazonaws.com'), ['sts:AssumeRole']);
      if (trusted === 'no') continue;
      const used = referringTo(evidence, role).some((other) => !speaking.includes(other.type));
      if (used) report.pass();
      else if (trusted === 'yes')
        report.fail(
          { resource: role },
          `${role.address} trusts ec2.amazonaws.com and no instance profile carries it.`,
        );
      else
        report.unknown(
          { resource: role, attribute: 'assume_role_policy' },
          'Whom this role trusts cannot be resolved.',
        );
    }
  },
});

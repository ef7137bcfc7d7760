import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isUnknown } from '../../../src/domain/value.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import { isUnnamed } from '../../../src/grading/queries/policies-judge.js';
import { sameScalar, stringOf, valueAt } from '../../../src/grading/queries/values.js';
import type { Evidence, Resource } from '../../../src/domain/evidence.js';

const uses = [
  { type: 'aws_instance', path: 'iam_instance_profile' },
  { type: 'aws_launch_configuration', path: 'iam_instance_profile' },
  { type: 'aws_launch_template', path: 'iam_instance_profile.0.name' },
  { type: 'aws_launch_template', path: 'iam_instance_profile.0.arn' },
];

export default defineCheck({
  id: 'access-control/instance-profile-is-role',
  title: 'Role named where an instance profile is needed',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Instances take the name of an instance profile. Given a role’s name, the launch fails with "Invalid IAM Instance Profile name", unless a profile happens to have the same name.',
  fix: 'Name the profile: iam_instance_profile = aws_iam_instance_profile.app.name.',
  references: {
    docs: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html'],
  },
  grade({ evidence, report }) {
    for (const { type, path } of uses) {
      for (const resource of resourcesOf(evidence, type)) {
        const value = valueAt(resource, path);
        if (value === undefined) continue;
        const place = { resource, attribute: path };
        const profiles = targets(evidence, resource, path, 'aws_iam_instance_profile');
        const [role] = targets(evidence, resource, path, 'aws_iam_role');
        if (profiles.length === 0 && role !== undefined && !isNamedLikeProfile(evidence, role)) {
          report.fail(place, `${role.address} is a role; an instance profile is needed here.`);
        } else if (profiles.length === 0 && isUnknown(value) && role === undefined && isUnnamed(value)) {
          report.unknown(place, 'Which profile this names cannot be resolved.');
        } else report.pass();
      }
    }
  },
});

/** Many give the profile its role's name. */
function isNamedLikeProfile(evidence: Evidence, role: Resource): boolean {
  return resourcesOf(evidence, 'aws_iam_instance_profile').some(
    (profile) =>
      targets(evidence, profile, 'name', 'aws_iam_role').includes(role) ||
      sameScalar(stringOf(profile, 'name'), stringOf(role, 'name')),
  );
}

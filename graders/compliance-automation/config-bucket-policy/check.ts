import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import {
  allowsAction,
  allowsService,
  any,
  serviceNamed,
} from '../../../src/grading/queries/policies-judge.js';
import { bucketPolicyOf } from '../../../src/grading/queries/policies-buckets.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import type { Answer } from '../../../src/grading/queries/policies-model.js';
import { identityPoliciesOf } from '../../../src/grading/queries/policies-roles.js';

export default defineCheck({
  id: 'compliance-automation/config-bucket-policy',
  title: 'Delivery bucket that AWS Config may not write to',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'AWS Config tries to write when the delivery channel is created. Where neither the bucket policy admits config.amazonaws.com nor the recorder’s role may put objects, that fails with InsufficientDeliveryPolicyException.',
  fix: 'Allow config.amazonaws.com s3:GetBucketAcl, s3:ListBucket and s3:PutObject in the bucket policy, or the role s3:PutObject on the bucket.',
  references: { docs: ['https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html'] },
  limits: 'Buckets outside the answer are not judged. AWS_ConfigRole itself gives no right on the bucket.',
  grade({ evidence, report }) {
    for (const channel of resourcesOf(evidence, 'aws_config_delivery_channel')) {
      for (const bucket of targets(evidence, channel, 's3_bucket_name', 'aws_s3_bucket')) {
        const policy = bucketPolicyOf(evidence, bucket);
        const byBucket =
          policy === null
            ? 'no'
            : allowsService(policy, serviceNamed('config.amazonaws.com'), ['s3:PutObject']);
        const answer = any([byBucket, byRole(evidence, channel)]);
        const place = { resource: channel, attribute: 's3_bucket_name' };
        if (answer === 'yes') report.pass();
        else if (answer === 'unknown')
          report.unknown(place, `Whether AWS Config may write to ${bucket.address} cannot be resolved.`);
        else
          report.fail(
            place,
            `Neither a policy of ${bucket.address} nor the recorder’s role lets AWS Config put objects there.`,
          );
      }
    }
  },
});

function byRole(evidence: Evidence, channel: Resource): Answer {
  const recorders = resourcesOf(evidence, 'aws_config_configuration_recorder').filter(
    ({ provider }) => provider === channel.provider,
  );
  const roles = recorders.flatMap((recorder) => targets(evidence, recorder, 'role_arn', 'aws_iam_role'));
  // AWS's own managed policies for Config do not write to buckets, so only the answer's statements count.
  return any(
    roles.map((role) =>
      allowsAction({ ...identityPoliciesOf(evidence, role), complete: true }, 's3:PutObject'),
    ),
  );
}

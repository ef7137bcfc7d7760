import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { keyOf } from '../../../src/grading/queries/keys.js';
import { gradeAdmission } from '../../../src/grading/queries/keys-admission.js';
import { bucketKeyUsers } from '../../../src/grading/queries/keys-buckets.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';

export default defineCheck({
  id: 'kms-key-policy/trails',
  title: 'Key of a trail does not admit CloudTrail',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'CloudTrail encrypts its log files under the principal cloudtrail.amazonaws.com. Where the key does not admit it, creating the trail fails with InsufficientEncryptionPolicyException, or the trail stops delivering.',
  fix: 'Allow the principal cloudtrail.amazonaws.com kms:GenerateDataKey* and kms:DescribeKey in the policy of the key.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html',
    ],
  },
  limits:
    'A trail without a key of its own is judged by the default key of its bucket, where that is in the answer.',
  grade(context) {
    const { evidence } = context;
    const users = resourcesOf(evidence, 'aws_cloudtrail').flatMap((trail) =>
      keyOf(evidence, trail, 'kms_key_id').kind === 'none'
        ? targets(evidence, trail, 's3_bucket_name', 'aws_s3_bucket').flatMap((bucket) =>
            bucketKeyUsers(evidence, bucket),
          )
        : [{ resource: trail, path: 'kms_key_id' }],
    );
    gradeAdmission(context, users, {
      service: 'cloudtrail.amazonaws.com',
      actions: ['kms:GenerateDataKey'],
      consequence: 'CloudTrail cannot write through',
    });
  },
});

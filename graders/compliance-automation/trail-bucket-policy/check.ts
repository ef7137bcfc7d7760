import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { bucketPolicyOf } from '../../../src/grading/queries/policies-buckets.js';
import { allowsService, serviceNamed } from '../../../src/grading/queries/policies-judge.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';

export default defineCheck({
  id: 'compliance-automation/trail-bucket-policy',
  title: 'Trail bucket that CloudTrail may not write to',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'CloudTrail checks the bucket when the trail is created; without a policy for it that fails with InsufficientS3BucketPolicyException.',
  fix: 'Allow cloudtrail.amazonaws.com s3:GetBucketAcl on the bucket and s3:PutObject on its AWSLogs prefix in the bucket policy.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html',
    ],
  },
  limits: 'Buckets outside the answer are not judged, nor are the paths in the policy.',
  grade({ evidence, report }) {
    for (const trail of resourcesOf(evidence, 'aws_cloudtrail')) {
      for (const bucket of targets(evidence, trail, 's3_bucket_name', 'aws_s3_bucket')) {
        const policy = bucketPolicyOf(evidence, bucket);
        const answer =
          policy === null
            ? 'no'
            : allowsService(policy, serviceNamed('cloudtrail.amazonaws.com'), [
                's3:GetBucketAcl',
                's3:PutObject',
              ]);
        const place = { resource: trail, attribute: 's3_bucket_name' };
        if (answer === 'yes') report.pass();
        else if (answer === 'unknown')
          report.unknown(place, `Whether CloudTrail may write to ${bucket.address} cannot be resolved.`);
        else {
          const why =
            policy === null
              ? `${bucket.address} has no policy`
              : `The policy of ${bucket.address} does not admit it`;
          report.fail(place, `CloudTrail may not read the ACL and put objects: ${why}.`);
        }
      }
    }
  },
});

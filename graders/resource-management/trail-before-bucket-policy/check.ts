import { defineCheck } from '../../../src/grading/contract.js';
import { reportOrder } from '../../../src/grading/queries/ordering.js';

export default defineCheck({
  id: 'resource-management/trail-before-bucket-policy',
  title: 'A trail that does not wait for the policy of its bucket',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'CloudTrail checks that it may write to the bucket when the trail is made, and refuses where the policy is not there yet.',
  fix: 'Add depends_on with the aws_s3_bucket_policy to the aws_cloudtrail.',
  grade({ evidence, report }) {
    reportOrder(evidence, report, {
      later: ['aws_cloudtrail'],
      laterAttribute: 's3_bucket_name',
      about: ['aws_s3_bucket'],
      first: ['aws_s3_bucket_policy'],
      firstAttribute: 'bucket',
      otherwise: 'CloudTrail refuses a bucket that it may not yet write to',
    });
  },
});

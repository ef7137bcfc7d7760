import { defineCheck } from '../../../src/grading/contract.js';
import { reportOrder } from '../../../src/grading/queries/ordering.js';

export default defineCheck({
  id: 'resource-management/delivery-before-bucket-policy',
  title: 'A Config delivery channel that does not wait for the policy of its bucket',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'AWS Config writes a test object when the channel is made, and refuses where the bucket policy is not there yet.',
  fix: 'Add depends_on with the aws_s3_bucket_policy to the aws_config_delivery_channel.',
  grade({ evidence, report }) {
    reportOrder(evidence, report, {
      later: ['aws_config_delivery_channel'],
      laterAttribute: 's3_bucket_name',
      about: ['aws_s3_bucket'],
      first: ['aws_s3_bucket_policy'],
      firstAttribute: 'bucket',
      otherwise: 'AWS Config refuses a bucket that it may not yet write to',
    });
  },
});

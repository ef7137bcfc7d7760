import { defineCheck } from '../../../src/grading/contract.js';
import { joined, resourcesOf } from '../../../src/grading/queries/blocks.js';

const sides = [
  'aws_s3_bucket_policy',
  'aws_s3_bucket_notification',
  'aws_s3_bucket_lifecycle_configuration',
  'aws_s3_bucket_versioning',
  'aws_s3_bucket_server_side_encryption_configuration',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_logging',
  'aws_s3_bucket_acl',
  'aws_s3_bucket_ownership_controls',
  'aws_s3_bucket_cors_configuration',
  'aws_s3_bucket_replication_configuration',
];

export default defineCheck({
  id: 's3-configuration/side-resource-twice',
  title: 'Two resources set the same thing of one bucket',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A bucket has one policy, one notification configuration and one of each other setting. The resource that is applied last wins, the other’s statements or events are gone.',
  fix: 'Merge them into one resource.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html'] },
  grade({ evidence, report }) {
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket')) {
      for (const type of sides) {
        const [first, ...others] = joined(evidence, bucket, [type], 'bucket');
        if (first === undefined) continue;
        const extra = others.filter((other) => other.block !== first.block || other.key === first.key);
        if (extra.length === 0) report.pass();
        for (const other of extra)
          report.fail(
            { resource: other, attribute: 'bucket' },
            `${other.address} overwrites ${first.address}: both are for ${bucket.address}.`,
          );
      }
    }
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { joined, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isRequestedSite } from '../../../src/grading/queries/policies-bucket-sides.js';

export default defineCheck({
  id: 's3-configuration/public-access-block-missing',
  title: 'Bucket without a public access block',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'New buckets are closed by default, but nothing in the configuration keeps them so: one policy or setting made later opens the bucket without anybody noticing.',
  fix: 'Add aws_s3_bucket_public_access_block with all four settings true for the bucket.',
  references: {
    trivy: ['AVD-AWS-0094'],
    checkov: ['CKV2_AWS_6'],
    fsbp: ['S3.8'],
    config: ['s3-bucket-level-public-access-prohibited'],
    cis: ['3.0.0/2.1.4'],
  },
  limits: 'A block of the whole account counts for every bucket.',
  grade(context) {
    const { evidence, report } = context;
    const account = resourcesOf(evidence, 'aws_s3_account_public_access_block').length > 0;
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket')) {
      const blocks = joined(evidence, bucket, ['aws_s3_bucket_public_access_block'], 'bucket');
      if (account || isRequestedSite(context, bucket) || blocks.some((block) => block.expanded))
        report.pass();
      else if (blocks.length > 0)
        report.unknown(
          { resource: bucket },
          `Whether ${bucket.address} has a public access block cannot be resolved.`,
        );
      else report.fail({ resource: bucket }, `No public access block belongs to ${bucket.address}.`);
    }
  },
});

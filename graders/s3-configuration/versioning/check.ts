import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isVersioned } from '../../../src/grading/queries/policies-bucket-sides.js';

export default defineCheck({
  id: 's3-configuration/versioning',
  title: 'Bucket that keeps no versions',
  severity: 'medium',
  kind: 'requested',
  reason: 'What is overwritten or deleted by mistake, or by an intruder, is gone.',
  fix: 'Add aws_s3_bucket_versioning with status = "Enabled" for the bucket.',
  references: {
    trivy: ['AVD-AWS-0090'],
    checkov: ['CKV_AWS_21'],
    fsbp: ['S3.14'],
    config: ['s3-bucket-versioning-enabled'],
  },
  grade({ evidence, report }) {
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket')) {
      const answer = isVersioned(evidence, bucket);
      if (answer === 'yes') report.pass();
      else if (answer === 'unknown')
        report.unknown({ resource: bucket }, `Whether ${bucket.address} keeps versions cannot be resolved.`);
      else report.fail({ resource: bucket }, `Versioning of ${bucket.address} is not enabled.`);
    }
  },
});

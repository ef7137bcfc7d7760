import { defineCheck } from '../../../src/grading/contract.js';
import { joined, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { takesServiceLogs } from '../../../src/grading/queries/keys-buckets.js';
import { isMentioned } from '../../../src/grading/queries/policies-joins.js';

export default defineCheck({
  id: 's3-configuration/access-logging',
  title: 'Bucket without access logging',
  severity: 'medium',
  kind: 'requested',
  reason: 'Nobody can say afterwards who read or deleted what.',
  fix: 'Add aws_s3_bucket_logging with a target bucket that admits logging.s3.amazonaws.com.',
  references: {
    trivy: ['AVD-AWS-0089'],
    checkov: ['CKV_AWS_18'],
    fsbp: ['S3.9'],
    config: ['s3-bucket-logging-enabled'],
  },
  limits: 'Buckets that take the logs of others are not judged.',
  grade({ evidence, report }) {
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket')) {
      if (takesServiceLogs(evidence, bucket)) continue;
      const logging = joined(evidence, bucket, ['aws_s3_bucket_logging'], 'bucket');
      if (isMentioned(evidence, bucket, 'logging') || logging.some((side) => side.expanded)) report.pass();
      else if (logging.length > 0)
        report.unknown({ resource: bucket }, `Whether ${bucket.address} is logged cannot be resolved.`);
      else report.fail({ resource: bucket }, `Access to ${bucket.address} is not logged.`);
    }
  },
});

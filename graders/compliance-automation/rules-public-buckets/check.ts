import { defineCheck } from '../../../src/grading/contract.js';
import { gradeRules } from '../../../src/grading/queries/policies-config-rules.js';

export default defineCheck({
  id: 'compliance-automation/rules-public-buckets',
  title: 'No Config rule watches public access to buckets',
  severity: 'high',
  kind: 'requested',
  reason: 'Without a rule a bucket that becomes public later is noticed by nobody.',
  fix: 'Add an aws_config_config_rule with S3_BUCKET_PUBLIC_READ_PROHIBITED or S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED.',
  references: { config: ['s3-bucket-public-read-prohibited', 's3-bucket-level-public-access-prohibited'] },
  limits: 'Managed rules only: a custom rule or a conformance pack leaves the verdict unknown.',
  grade(context) {
    gradeRules(
      context,
      /^S3_(BUCKET_(PUBLIC_|LEVEL_PUBLIC_)|ACCOUNT_LEVEL_PUBLIC_|BUCKET_ACL_PROHIBITED)/,
      'public access to buckets',
    );
  },
});

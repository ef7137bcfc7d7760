import { Unknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { encryptionRules, takesServiceLogs } from '../../../src/grading/queries/keys-buckets.js';
import { gradeCustomerKeys } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/bucket-customer-key',
  title: 'Bucket without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason:
    'Objects are encrypted by a key that S3 or AWS manages; nobody can revoke it, and reading needs no right on a key.',
  fix: 'Set sse_algorithm = "aws:kms" and kms_master_key_id in the bucket’s encryption configuration.',
  references: {
    trivy: ['AVD-AWS-0132'],
    checkov: ['CKV_AWS_145'],
    fsbp: ['S3.17'],
    config: ['s3-default-encryption-kms'],
  },
  limits:
    'Buckets that take access logs of S3 or a load balancer cannot use a customer key and are not judged.',
  grade(context) {
    const { evidence, report } = context;
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket')) {
      if (takesServiceLogs(evidence, bucket)) continue;
      const rules = encryptionRules(evidence, bucket);
      if (rules instanceof Unknown)
        report.unknown({ resource: bucket }, `The encryption rules of ${bucket.address} cannot be resolved.`);
      else if (rules.length === 0)
        report.fail({ resource: bucket }, `No encryption configuration belongs to ${bucket.address}.`);
      else {
        gradeCustomerKeys(
          context,
          rules.map(({ resource, path }) => ({ resource, path: `${path}.kms_master_key_id` })),
        );
      }
    }
  },
});

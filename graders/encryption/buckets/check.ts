import { Unknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { encryptionRules } from '../../../src/grading/queries/keys-buckets.js';

export default defineCheck({
  id: 'encryption/buckets',
  title: 'Bucket without a stated default encryption',
  severity: 'medium',
  kind: 'requested',
  reason:
    'S3 encrypts new objects by itself; a request for encryption is only met visibly, and only stays met, where the configuration states it.',
  fix: 'Add aws_s3_bucket_server_side_encryption_configuration for the bucket.',
  references: {
    trivy: ['AVD-AWS-0088'],
    checkov: ['CKV_AWS_19'],
    config: ['s3-bucket-server-side-encryption-enabled'],
  },
  grade({ evidence, report }) {
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket')) {
      const rules = encryptionRules(evidence, bucket);
      if (rules instanceof Unknown)
        report.unknown({ resource: bucket }, `The encryption rules of ${bucket.address} cannot be resolved.`);
      else if (rules.length > 0) report.pass();
      else report.fail({ resource: bucket }, `No encryption configuration belongs to ${bucket.address}.`);
    }
  },
});

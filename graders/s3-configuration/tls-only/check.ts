import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { bucketPolicyOf } from '../../../src/grading/queries/policies-buckets.js';
import { coversAction, isEverybody } from '../../../src/grading/queries/policies-judge.js';
import type { Condition, Statement } from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 's3-configuration/tls-only',
  title: 'Bucket that answers over plain HTTP',
  severity: 'medium',
  kind: 'requested',
  reason: 'S3 serves HTTP as well as HTTPS; only a statement that denies requests without TLS stops it.',
  fix: 'Deny Principal "*" s3:* on the bucket and its objects where aws:SecureTransport is false.',
  references: {
    checkov: ['CKV_AWS_379'],
    fsbp: ['S3.5'],
    config: ['s3-bucket-ssl-requests-only'],
    cis: ['3.0.0/2.1.1'],
  },
  grade({ evidence, report }) {
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket')) {
      const policy = bucketPolicyOf(evidence, bucket);
      if (policy?.statements.some(deniesPlain) === true) report.pass();
      else if (policy !== null && !policy.complete) {
        report.unknown(
          { resource: bucket },
          `Whether a policy of ${bucket.address} denies plain HTTP cannot be resolved.`,
        );
      } else report.fail({ resource: bucket }, `No policy of ${bucket.address} denies requests without TLS.`);
    }
  },
});

function deniesPlain(statement: Statement): boolean {
  return (
    statement.effect === 'Deny' &&
    statement.principals.some(isEverybody) &&
    coversAction(statement, 's3:GetObject') === 'yes' &&
    statement.conditions.some(isPlain)
  );
}

function isPlain({ operator, key, values }: Condition): boolean {
  if (isUnknown(key) || isUnknown(operator)) return false;
  if (key.toLowerCase() === 'aws:securetransport') return /^bool/i.test(operator) && values.includes('false');
  return key.toLowerCase() === 's3:tlsversion' && /^numericlessthan/i.test(operator);
}

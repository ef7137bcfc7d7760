import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { bucketPolicyOf, namesBucket } from '../../../src/grading/queries/policies-buckets.js';
import { any, coversAction, isEverybody } from '../../../src/grading/queries/policies-judge.js';
import type { Answer, Condition, Statement } from '../../../src/grading/queries/policies-model.js';

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
      const denied = any(
        (policy?.statements ?? [])
          .filter(deniesPlain)
          .map((statement) => isAbout(evidence, statement, bucket)),
      );
      if (denied === 'yes') report.pass();
      else if (policy !== null && (denied === 'unknown' || !policy.complete)) {
        report.unknown(
          { resource: bucket },
          `Whether a policy of ${bucket.address} denies plain HTTP cannot be resolved.`,
        );
      } else report.fail({ resource: bucket }, `No policy of ${bucket.address} denies requests without TLS.`);
    }
  },
});

/** A denial that names only another bucket protects nothing here (and S3 refuses the policy). */
function isAbout(evidence: Evidence, { resources }: Statement, bucket: Resource): Answer {
  if (resources.length === 0) return 'yes';
  return any(resources.map((resource) => namesBucket(evidence, resource, bucket)));
}

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

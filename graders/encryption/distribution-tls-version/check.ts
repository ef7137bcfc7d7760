import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf, stringOf, valueAt } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'encryption/distribution-tls-version',
  title: 'Distribution that negotiates TLS below 1.2',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'With a certificate of one’s own the minimum version is TLSv1 unless stated, which is broken and forbidden by PCI DSS.',
  fix: 'Set minimum_protocol_version = "TLSv1.2_2021" in viewer_certificate.',
  references: { trivy: ['AVD-AWS-0013'], checkov: ['CKV_AWS_174'] },
  limits: 'With the default certificate of CloudFront the version cannot be chosen; it is not judged.',
  grade({ evidence, report }) {
    for (const distribution of resourcesOf(evidence, 'aws_cloudfront_distribution')) {
      const own = ['acm_certificate_arn', 'iam_certificate_id'].some((name) => {
        const value = valueAt(distribution, `viewer_certificate.0.${name}`);
        return value !== undefined && value !== '';
      });
      if (!own || boolOf(distribution, 'viewer_certificate.0.cloudfront_default_certificate') === true)
        continue;
      const attribute = 'viewer_certificate.0.minimum_protocol_version';
      const version = stringOf(distribution, attribute);
      const place = { resource: distribution, attribute };
      if (isUnknown(version)) report.unknown(place, 'The minimum TLS version cannot be resolved.');
      else if (version !== undefined && /^TLSv1\.[23]/.test(version)) report.pass();
      else report.fail(place, `The minimum version is ${version ?? 'not set, which means TLSv1'}.`);
    }
  },
});

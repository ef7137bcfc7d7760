import { isUnknown, Unknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { nestedOf, stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'encryption/distribution-plaintext',
  title: 'Distribution that serves plain HTTP',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Viewers who come over HTTP are served over HTTP, and what they send can be read and changed on the way.',
  fix: 'Set viewer_protocol_policy = "redirect-to-https" or "https-only".',
  references: {
    trivy: ['AVD-AWS-0012'],
    checkov: ['CKV_AWS_34'],
    fsbp: ['CloudFront.3'],
    config: ['cloudfront-viewer-policy-https'],
  },
  grade({ evidence, report }) {
    for (const distribution of resourcesOf(evidence, 'aws_cloudfront_distribution')) {
      for (const name of ['default_cache_behavior', 'ordered_cache_behavior']) {
        const behaviors = nestedOf(distribution, name);
        if (behaviors instanceof Unknown) {
          report.unknown(
            { resource: distribution, attribute: name },
            'The cache behaviours cannot be resolved.',
          );
          continue;
        }
        for (const behavior of behaviors) {
          const policy = stringOf(behavior, 'viewer_protocol_policy');
          const place = { resource: distribution, attribute: `${behavior.path}.viewer_protocol_policy` };
          if (isUnknown(policy)) report.unknown(place, 'The viewer protocol policy cannot be resolved.');
          else if (policy === 'allow-all')
            report.fail(place, 'viewer_protocol_policy is "allow-all": plain HTTP is served.');
          else report.pass();
        }
      }
    }
  },
});

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { stringOf } from '../../../src/grading/queries/values.js';
import type { Resource } from '../../../src/domain/evidence.js';

export default defineCheck({
  id: 'encryption/listener-plaintext',
  title: 'Load balancer listener that serves plain HTTP',
  severity: 'high',
  kind: 'requested',
  reason: 'Passwords and sessions cross the network in plain text.',
  fix: 'Listen on HTTPS with a certificate, and let the listener on port 80 redirect to it.',
  references: {
    trivy: ['AVD-AWS-0054'],
    checkov: ['CKV_AWS_2'],
    fsbp: ['ELB.1'],
    config: ['alb-http-to-https-redirection-check'],
  },
  grade({ evidence, report }) {
    for (const listener of resourcesOf(evidence, 'aws_lb_listener', 'aws_alb_listener')) {
      const protocol = stringOf(listener, 'protocol');
      const place = { resource: listener, attribute: 'protocol' };
      if (isUnknown(protocol)) report.unknown(place, 'The protocol of the listener cannot be resolved.');
      else if (protocol === 'HTTP' && !redirects(listener))
        report.fail(place, 'The listener serves HTTP and does not redirect to HTTPS.');
      else report.pass();
    }
  },
});

function redirects(listener: Resource): boolean {
  return (
    stringOf(listener, 'default_action.0.type') === 'redirect' &&
    stringOf(listener, 'default_action.0.redirect.0.protocol') !== 'HTTP'
  );
}

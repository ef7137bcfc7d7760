import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isMentioned } from '../../../src/grading/queries/policies-joins.js';
import { stringOf } from '../../../src/grading/queries/values.js';

/** Policies that still negotiate TLS 1.0 or 1.1. */
const outdated =
  /^ELBSecurityPolicy-(2016-08|2015-0\d|TLS-1-0-|TLS-1-1-|FS-2018-06|FS-1-1-|TLS13-1-0-|TLS13-1-1-)/;

export default defineCheck({
  id: 'encryption/listener-tls-policy',
  title: 'TLS listener that negotiates TLS 1.0 or 1.1',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'TLS 1.0 and 1.1 are broken and forbidden by PCI DSS; a listener without ssl_policy gets ELBSecurityPolicy-2016-08, which allows them.',
  fix: 'Set ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06".',
  references: {
    trivy: ['AVD-AWS-0047'],
    checkov: ['CKV_AWS_103'],
    fsbp: ['ELB.17'],
    config: ['elb-predefined-security-policy-ssl-check'],
  },
  grade({ evidence, report }) {
    for (const listener of resourcesOf(evidence, 'aws_lb_listener', 'aws_alb_listener')) {
      const protocol = stringOf(listener, 'protocol');
      if (protocol !== 'HTTPS' && protocol !== 'TLS') continue;
      const policy = isMentioned(evidence, listener, 'ssl_policy')
        ? stringOf(listener, 'ssl_policy')
        : undefined;
      const place = { resource: listener, attribute: 'ssl_policy' };
      if (isUnknown(policy)) report.unknown(place, 'The TLS policy cannot be resolved.');
      else if (policy === undefined || policy === '')
        report.fail(place, 'No ssl_policy is set: the default negotiates TLS 1.0.');
      else if (outdated.test(policy)) report.fail(place, `${policy} negotiates TLS 1.0 or 1.1.`);
      else report.pass();
    }
  },
});

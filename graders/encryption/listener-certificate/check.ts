import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isMentioned } from '../../../src/grading/queries/policies-joins.js';
import { stringOf, valueAt } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'encryption/listener-certificate',
  title: 'TLS listener without a certificate',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'AWS refuses to create an HTTPS or TLS listener without a certificate (CertificateNotFound).',
  fix: 'Set certificate_arn to a certificate of ACM or IAM in the same region.',
  references: {
    docs: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html'],
  },
  grade({ evidence, report }) {
    for (const listener of resourcesOf(evidence, 'aws_lb_listener', 'aws_alb_listener')) {
      const protocol = stringOf(listener, 'protocol');
      const certificate = isMentioned(evidence, listener, 'certificate_arn')
        ? valueAt(listener, 'certificate_arn')
        : undefined;
      if (certificate !== undefined && certificate !== '') {
        report.pass();
      } else if (isUnknown(protocol)) {
        report.unknown(
          { resource: listener, attribute: 'protocol' },
          'The protocol of the listener cannot be resolved.',
        );
      } else if (protocol === 'HTTPS' || protocol === 'TLS') {
        report.fail(
          { resource: listener, attribute: 'certificate_arn' },
          `The ${protocol} listener has no certificate.`,
        );
      }
    }
  },
});

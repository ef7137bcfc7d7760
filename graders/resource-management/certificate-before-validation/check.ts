import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, joined, referencesOf, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { dependsOn } from '../../../src/grading/queries/graph.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

/** What takes only issued certificates, and the attribute that names one. */
const users: Readonly<Record<string, string>> = {
  aws_lb_listener: 'certificate_arn',
  aws_alb_listener: 'certificate_arn',
  aws_lb_listener_certificate: 'certificate_arn',
  aws_cloudfront_distribution: 'viewer_certificate.0.acm_certificate_arn',
  aws_api_gateway_domain_name: 'regional_certificate_arn',
  aws_apigatewayv2_domain_name: 'domain_name_configuration.0.certificate_arn',
};

export default defineCheck({
  id: 'resource-management/certificate-before-validation',
  title: 'A certificate in use before it is validated',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'A certificate that ACM has just been asked for is pending; AWS refuses to attach it, so the deployment stops.',
  fix: 'Declare the validation records and an aws_acm_certificate_validation, and take certificate_arn from it.',
  references: { docs: ['https://docs.aws.amazon.com/acm/latest/userguide/domain-ownership-validation.html'] },
  limits: 'Imported certificates and those of a private authority are issued at once.',
  grade(context) {
    const { evidence, report } = context;
    for (const user of resourcesOf(evidence, ...Object.keys(users))) {
      const attribute = users[user.type] ?? '';
      const named = new Set(referencesOf(user, attribute).map(({ to }) => to));
      const used = resourcesOf(evidence, 'aws_acm_certificate', 'aws_acm_certificate_validation').filter(
        ({ block }) => named.has(block),
      );
      const pending = used.find((one) => isRequested(evidence, one) && !isValidated(evidence, user, one));
      if (pending !== undefined) {
        failAbsent(
          context,
          at(user, attribute),
          `${user.block} uses ${pending.block}, and does not wait for an aws_acm_certificate_validation of it.`,
        );
      } else if (used.length > 0) report.pass();
    }
  },
});

/** Asked of ACM's public authority, rather than imported or issued by a private one. */
function isRequested(evidence: Evidence, certificate: Resource): boolean {
  if (certificate.type !== 'aws_acm_certificate') return false;
  return !['private_key', 'certificate_body', 'certificate_authority_arn'].some((attribute) =>
    isWritten(evidence, certificate, attribute),
  );
}

function isValidated(evidence: Evidence, user: Resource, certificate: Resource): boolean {
  const validations = joined(evidence, certificate, ['aws_acm_certificate_validation'], 'certificate_arn');
  return validations.some((validation) => dependsOn(evidence, user.block, validation.block));
}

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { stringOf } from '../../../src/grading/queries/values.js';

const places = [
  { type: 'aws_api_gateway_domain_name', path: 'security_policy' },
  { type: 'aws_apigatewayv2_domain_name', path: 'domain_name_configuration.0.security_policy' },
];

export default defineCheck({
  id: 'encryption/api-domain-tls',
  title: 'API domain that negotiates TLS 1.0',
  severity: 'medium',
  kind: 'intrinsic',
  reason: 'TLS 1.0 is broken and forbidden by PCI DSS.',
  fix: 'Set security_policy = "TLS_1_2".',
  references: { trivy: ['AVD-AWS-0005'], checkov: ['CKV_AWS_206'] },
  grade({ evidence, report }) {
    for (const { type, path } of places) {
      for (const domain of resourcesOf(evidence, type)) {
        const policy = stringOf(domain, path);
        const place = { resource: domain, attribute: path };
        if (isUnknown(policy)) report.unknown(place, 'The security policy cannot be resolved.');
        else if (policy === 'TLS_1_0') report.fail(place, 'The security policy is TLS_1_0.');
        else report.pass();
      }
    }
  },
});

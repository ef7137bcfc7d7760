import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isMentioned, targets } from '../../../src/grading/queries/policies-joins.js';
import type { Answer } from '../../../src/grading/queries/policies-model.js';
import { stringOf } from '../../../src/grading/queries/values.js';

const types = ['aws_instance', 'aws_launch_template', 'aws_launch_configuration'];

export default defineCheck({
  id: 'access-control/instance-metadata-v1',
  title: 'Instance metadata without a session token (IMDSv1)',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'With IMDSv1 one forged request through a web application hands out the credentials of the instance’s role.',
  fix: 'Add metadata_options { http_endpoint = "enabled" http_tokens = "required" }.',
  references: {
    trivy: ['AVD-AWS-0028', 'AVD-AWS-0130'],
    checkov: ['CKV_AWS_79', 'CKV_AWS_341'],
    fsbp: ['EC2.8', 'EC2.170'],
    config: ['ec2-imdsv2-check'],
    cis: ['3.0.0/5.6'],
  },
  limits: 'An image can require tokens by itself; that is not seen.',
  grade({ evidence, report }) {
    const account = resourcesOf(evidence, 'aws_ec2_instance_metadata_defaults').some(
      (defaults) => stringOf(defaults, 'http_tokens') === 'required',
    );
    for (const resource of resourcesOf(evidence, ...types)) {
      const answer =
        account && !isMentioned(evidence, resource, 'metadata_options')
          ? 'yes'
          : requiresTokens(evidence, resource);
      const place = { resource, attribute: 'metadata_options' };
      if (answer === 'yes') report.pass();
      else if (answer === 'unknown')
        report.unknown(place, 'Whether the metadata service requires tokens cannot be resolved.');
      else
        report.fail(
          place,
          'The metadata service answers without a session token: http_tokens is not "required".',
        );
    }
  },
});

function requiresTokens(evidence: Evidence, resource: Resource): Answer {
  if (isMentioned(evidence, resource, 'metadata_options')) {
    const tokens = stringOf(resource, 'metadata_options.0.http_tokens');
    if (stringOf(resource, 'metadata_options.0.http_endpoint') === 'disabled' || tokens === 'required')
      return 'yes';
    return isUnknown(tokens) ? 'unknown' : 'no';
  }
  const templates = targets(evidence, resource, 'launch_template', 'aws_launch_template');
  if (templates.length > 0)
    return templates.some((template) => requiresTokens(evidence, template) === 'yes') ? 'yes' : 'no';
  return 'no';
}

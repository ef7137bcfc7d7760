import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf } from '../../../src/grading/queries/values.js';

const settings = [
  { path: 'encrypt_at_rest.0.enabled', otherwise: 'indexes are stored in plain text' },
  { path: 'node_to_node_encryption.0.enabled', otherwise: 'nodes talk in plain text' },
  { path: 'domain_endpoint_options.0.enforce_https', otherwise: 'the endpoint answers over plain HTTP' },
];

export default defineCheck({
  id: 'encryption/search-domains',
  title: 'Search domain without encryption',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A search domain holds copies of the data it indexes; without encryption at rest, between nodes and at the endpoint they are readable on disks and on the way.',
  fix: 'Enable encrypt_at_rest, node_to_node_encryption and domain_endpoint_options.enforce_https.',
  references: {
    trivy: ['AVD-AWS-0048', 'AVD-AWS-0043', 'AVD-AWS-0046'],
    checkov: ['CKV_AWS_5', 'CKV_AWS_6', 'CKV_AWS_83'],
    fsbp: ['Opensearch.1', 'Opensearch.3', 'Opensearch.8'],
    config: [
      'opensearch-encrypted-at-rest',
      'opensearch-node-to-node-encryption-check',
      'opensearch-https-required',
    ],
  },
  grade({ evidence, report }) {
    for (const domain of resourcesOf(evidence, 'aws_opensearch_domain', 'aws_elasticsearch_domain')) {
      for (const { path, otherwise } of settings) {
        const value = boolOf(domain, path);
        const place = { resource: domain, attribute: path };
        if (value === true) report.pass();
        else if (isUnknown(value)) report.unknown(place, `${path} cannot be resolved.`);
        else report.fail(place, `${path} is ${value === undefined ? 'not set' : 'false'}: ${otherwise}.`);
      }
    }
  },
});

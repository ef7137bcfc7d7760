import { defineCheck } from '../../../src/grading/contract.js';
import { keyOf } from '../../../src/grading/queries/keys.js';
import { destinations, publishingServices } from '../../../src/grading/queries/keys-publishers.js';

export default defineCheck({
  id: 'kms-key-policy/managed-key-topics',
  title: 'Service publishes through an AWS-managed key',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'The policy of alias/aws/sns and alias/aws/sqs admits no service principal and cannot be changed, so alarms, events and bucket notifications sent to such a topic or queue are dropped.',
  fix: 'Encrypt the topic or queue with a customer key whose policy admits the publishing service.',
  references: {
    docs: ['https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html'],
  },
  grade({ evidence, report }) {
    for (const service of publishingServices) {
      for (const { resource, path } of destinations(evidence, service)) {
        const use = keyOf(evidence, resource, path);
        if (use.kind === 'aws-managed') {
          report.fail(
            { resource, attribute: path },
            `${service} cannot use the AWS-managed key, so nothing it sends reaches ${resource.address}.`,
          );
        } else if (use.kind === 'unknown') {
          report.unknown(
            { resource, attribute: path },
            `Which key ${resource.address} uses cannot be resolved.`,
          );
        } else report.pass();
      }
    }
  },
});

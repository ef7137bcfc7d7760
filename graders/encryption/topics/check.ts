import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { keyOf } from '../../../src/grading/queries/keys.js';

export default defineCheck({
  id: 'encryption/topics',
  title: 'Topic without encryption',
  severity: 'medium',
  kind: 'requested',
  reason: 'SNS stores messages in plain text unless a key is named.',
  fix: 'Set kms_master_key_id; for topics that AWS services publish to, a key of your own that admits them.',
  references: {
    trivy: ['AVD-AWS-0095'],
    checkov: ['CKV_AWS_26'],
    fsbp: ['SNS.1'],
    config: ['sns-encrypted-kms'],
  },
  grade({ evidence, report }) {
    for (const topic of resourcesOf(evidence, 'aws_sns_topic')) {
      const { kind } = keyOf(evidence, topic, 'kms_master_key_id');
      const place = { resource: topic, attribute: 'kms_master_key_id' };
      if (kind === 'none')
        report.fail(place, `${topic.address} names no key: its messages are not encrypted.`);
      else if (kind === 'unknown')
        report.unknown(place, `Which key ${topic.address} uses cannot be resolved.`);
      else report.pass();
    }
  },
});

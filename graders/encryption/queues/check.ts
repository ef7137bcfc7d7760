import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { keyOf } from '../../../src/grading/queries/keys.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'encryption/queues',
  title: 'Queue with encryption switched off',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'SQS encrypts every queue by itself; switched off without a key instead, messages at rest are plain.',
  fix: 'Remove sqs_managed_sse_enabled = false, or name a key in kms_master_key_id.',
  references: {
    trivy: ['AVD-AWS-0096'],
    checkov: ['CKV_AWS_27'],
    fsbp: ['SQS.1'],
  },
  grade({ evidence, report }) {
    for (const queue of resourcesOf(evidence, 'aws_sqs_queue')) {
      const managed = boolOf(queue, 'sqs_managed_sse_enabled');
      const key = keyOf(evidence, queue, 'kms_master_key_id').kind;
      const place = { resource: queue, attribute: 'sqs_managed_sse_enabled' };
      if (managed === false && key === 'none')
        report.fail(
          place,
          `${queue.address} is not encrypted: sqs_managed_sse_enabled is false and no key is named.`,
        );
      else if (isUnknown(managed) && key === 'none')
        report.unknown(place, `Whether ${queue.address} is encrypted cannot be resolved.`);
      else report.pass();
    }
  },
});

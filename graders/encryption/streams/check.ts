import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'encryption/streams',
  title: 'Kinesis stream without encryption',
  severity: 'medium',
  kind: 'intrinsic',
  reason: 'Records wait in the stream in plain text, up to a year.',
  fix: 'Set encryption_type = "KMS" and kms_key_id = "alias/aws/kinesis" or a key of your own.',
  references: {
    trivy: ['AVD-AWS-0064'],
    checkov: ['CKV_AWS_43'],
    fsbp: ['Kinesis.1'],
    config: ['kinesis-stream-encrypted'],
  },
  grade({ evidence, report }) {
    for (const stream of resourcesOf(evidence, 'aws_kinesis_stream')) {
      const type = stringOf(stream, 'encryption_type');
      const place = { resource: stream, attribute: 'encryption_type' };
      if (type === 'KMS') report.pass();
      else if (isUnknown(type)) report.unknown(place, 'The encryption type cannot be resolved.');
      else report.fail(place, `encryption_type is ${type ?? 'not set'}: records are not encrypted.`);
    }
  },
});

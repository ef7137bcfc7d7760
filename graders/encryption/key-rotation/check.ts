import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf, stringOf, valueAt } from '../../../src/grading/queries/values.js';
import type { Resource } from '../../../src/domain/evidence.js';

export default defineCheck({
  id: 'encryption/key-rotation',
  title: 'Customer key that never rotates',
  severity: 'medium',
  kind: 'intrinsic',
  reason: 'Without rotation everything the key ever encrypts hangs on one piece of key material.',
  fix: 'Set enable_key_rotation = true.',
  references: {
    trivy: ['AVD-AWS-0065'],
    checkov: ['CKV_AWS_7'],
    fsbp: ['KMS.4'],
    config: ['cmk-backing-key-rotation-enabled'],
    cis: ['3.0.0/3.6'],
  },
  limits: 'Asymmetric and HMAC keys, and keys in a custom key store, cannot rotate and are not judged.',
  grade({ evidence, report }) {
    for (const key of resourcesOf(evidence, 'aws_kms_key')) {
      if (!canRotate(key)) continue;
      const rotates = boolOf(key, 'enable_key_rotation');
      const place = { resource: key, attribute: 'enable_key_rotation' };
      if (rotates === true) report.pass();
      else if (isUnknown(rotates)) report.unknown(place, 'Whether the key rotates cannot be resolved.');
      else report.fail(place, `enable_key_rotation is ${rotates === undefined ? 'not set' : 'false'}.`);
    }
  },
});

function canRotate(key: Resource): boolean {
  const usage = stringOf(key, 'key_usage');
  const spec = stringOf(key, 'customer_master_key_spec');
  const symmetric =
    (spec === undefined || spec === '' || spec === 'SYMMETRIC_DEFAULT' || isUnknown(spec)) &&
    (usage === undefined || usage === 'ENCRYPT_DECRYPT' || isUnknown(usage));
  const stored = valueAt(key, 'custom_key_store_id');
  return symmetric && (stored === undefined || stored === '' || isUnknown(stored));
}

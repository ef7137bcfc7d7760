import { defineCheck } from '../../../src/grading/contract.js';
import { joined, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { keyTypes } from '../../../src/grading/queries/keys.js';
import { policyAt } from '../../../src/grading/queries/policies.js';

export default defineCheck({
  id: 'kms-key-policy/written-twice',
  title: 'Key policy set by two resources',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'A key has one policy. Set on the key and by aws_kms_key_policy as well, each apply overwrites the other, and statements of one of them are missing half of the time.',
  fix: 'Keep the policy in one place: the key’s policy argument, or one aws_kms_key_policy.',
  references: {
    docs: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html'],
  },
  grade({ evidence, report }) {
    for (const key of resourcesOf(evidence, ...keyTypes)) {
      const separate = joined(evidence, key, ['aws_kms_key_policy'], 'key_id');
      const own = policyAt(evidence, key, 'policy') !== null;
      const [, ...extra] = own ? [key, ...separate] : separate;
      for (const other of extra) {
        report.fail(
          { resource: other, attribute: 'policy' },
          `${other.address} overwrites the policy that ${key.address} already has.`,
        );
      }
      if (own || separate.length > 0) report.pass();
    }
  },
});

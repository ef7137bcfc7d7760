import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { diskBlocks } from '../../../src/grading/queries/keys-disks.js';
import { gradeCustomerKeys, usersOf } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/disk-customer-key',
  title: 'Disk without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason:
    'The default key aws/ebs cannot be shared or revoked, so its snapshots can never leave the account.',
  fix: 'Set kms_key_id beside encrypted = true on the volume or in the block of the disk.',
  references: { trivy: ['AVD-AWS-0027'], checkov: ['CKV_AWS_189'] },
  limits: 'A root disk that no block describes is judged by encryption/instance-disks.',
  grade(context) {
    const { evidence } = context;
    if (resourcesOf(evidence, 'aws_ebs_default_kms_key').length > 0) {
      context.report.pass();
      return;
    }
    const machines = resourcesOf(evidence, 'aws_instance', 'aws_launch_template');
    const disks = machines.flatMap((machine) => diskBlocks(machine));
    gradeCustomerKeys(context, [
      ...usersOf(context, 'kms_key_id', 'aws_ebs_volume'),
      ...disks.map(({ resource, path }) => ({ resource, path: `${path}.kms_key_id` })),
    ]);
  },
});

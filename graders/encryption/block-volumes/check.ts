import { defineCheck } from '../../../src/grading/contract.js';
import { encryptsByDefault } from '../../../src/grading/queries/keys-disks.js';
import { gradeSwitch, isGiven } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/block-volumes',
  title: 'EBS volume without encryption',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'The volume and its snapshots can be read by whoever gets hold of them; encryption cannot be switched on later.',
  fix: 'Set encrypted = true on the volume, or declare aws_ebs_encryption_by_default.',
  references: {
    trivy: ['AVD-AWS-0026'],
    checkov: ['CKV_AWS_3'],
    fsbp: ['EC2.3'],
    config: ['encrypted-volumes'],
    cis: ['3.0.0/2.2.1'],
  },
  limits: 'A volume made from a snapshot takes its encryption and passes.',
  grade(context) {
    const everywhere = encryptsByDefault(context.evidence);
    gradeSwitch(context, {
      types: ['aws_ebs_volume'],
      path: 'encrypted',
      otherwise: 'the volume is not encrypted',
      isGiven: (volume) => everywhere || isGiven(volume, 'snapshot_id'),
    });
  },
});

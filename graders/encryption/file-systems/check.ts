import { defineCheck } from '../../../src/grading/contract.js';
import { gradeSwitch } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/file-systems',
  title: 'EFS file system without encryption',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Files at rest can be read by whoever gets hold of the storage or a backup; encryption cannot be switched on later.',
  fix: 'Set encrypted = true, with kms_key_id for a key of your own.',
  references: {
    trivy: ['AVD-AWS-0037'],
    checkov: ['CKV_AWS_42'],
    fsbp: ['EFS.1'],
    config: ['efs-encrypted-check'],
    cis: ['3.0.0/2.4.1'],
  },

  grade(context) {
    gradeSwitch(context, {
      types: ['aws_efs_file_system'],
      path: 'encrypted',
      otherwise: 'the file system is not encrypted',
    });
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { gradeRules } from '../../../src/grading/queries/policies-config-rules.js';

export default defineCheck({
  id: 'compliance-automation/rules-encryption',
  title: 'No Config rule watches encryption',
  severity: 'high',
  kind: 'requested',
  reason: 'Without a rule storage that is created unencrypted later is noticed by nobody.',
  fix: 'Add an aws_config_config_rule such as ENCRYPTED_VOLUMES, RDS_STORAGE_ENCRYPTED or S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED.',
  references: {
    config: ['encrypted-volumes', 'rds-storage-encrypted', 's3-bucket-server-side-encryption-enabled'],
  },
  limits: 'Managed rules only: a custom rule or a conformance pack leaves the verdict unknown.',
  grade(context) {
    gradeRules(context, /ENCRYPT|_KMS$|_SSE_|_CMK$/, 'encryption');
  },
});

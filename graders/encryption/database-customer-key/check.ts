import { defineCheck } from '../../../src/grading/contract.js';
import { gradeCustomerKeys, usersOf } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/database-customer-key',
  title: 'Database without a customer key',
  severity: 'medium',
  kind: 'requested',
  reason:
    'The default key cannot be shared, revoked or given a policy; copies to another account are impossible with it.',
  fix: 'Set kms_key_id to the ARN of a key of your own.',
  references: { trivy: ['AVD-AWS-0079'], checkov: ['CKV_AWS_327', 'CKV_AWS_354'] },

  grade(context) {
    gradeCustomerKeys(
      context,
      usersOf(
        context,
        'kms_key_id',
        'aws_db_instance',
        'aws_rds_cluster',
        'aws_docdb_cluster',
        'aws_neptune_cluster',
      ),
    );
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { gradeSwitch, isGiven } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/database-storage',
  title: 'Database storage without encryption',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Snapshots, replicas and backups of the database are as readable as its disks; encryption cannot be switched on later without copying the database.',
  fix: 'Set storage_encrypted = true, with kms_key_id for a key of your own.',
  references: {
    trivy: ['AVD-AWS-0080', 'AVD-AWS-0079'],
    checkov: ['CKV_AWS_16', 'CKV_AWS_96', 'CKV_AWS_74'],
    fsbp: ['RDS.3', 'RDS.27', 'DocumentDB.1'],
    config: ['rds-storage-encrypted'],
    cis: ['3.0.0/2.3.1'],
  },
  limits: 'Databases made from a snapshot or a source take its encryption and pass.',
  grade(context) {
    gradeSwitch(context, {
      types: ['aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'],
      path: 'storage_encrypted',
      otherwise: 'the storage of the database is not encrypted',
      isGiven: (resource) =>
        isGiven(
          resource,
          'replicate_source_db',
          'snapshot_identifier',
          'replication_source_identifier',
          'restore_to_point_in_time',
        ) || resource.values.engine_mode === 'serverless',
    });
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { gradeSwitch } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/cache-at-rest',
  title: 'Cache without encryption at rest',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Backups and swap of the cache hold sessions and tokens in plain text; encryption cannot be switched on later.',
  fix: 'Set at_rest_encryption_enabled = true.',
  references: {
    trivy: ['AVD-AWS-0045'],
    checkov: ['CKV_AWS_29'],
    fsbp: ['ElastiCache.4'],
    config: ['elasticache-repl-grp-encrypted-at-rest'],
  },
  limits: 'Valkey encrypts by default.',
  grade(context) {
    gradeSwitch(context, {
      types: ['aws_elasticache_replication_group'],
      path: 'at_rest_encryption_enabled',
      otherwise: 'data at rest are not encrypted',
      isGiven: (group) => group.values.engine === 'valkey',
    });
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { gradeSwitch } from '../../../src/grading/queries/keys-storage.js';

export default defineCheck({
  id: 'encryption/cache-in-transit',
  title: 'Cache without encryption in transit',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Sessions and tokens cross the network in plain text, and a password for the cache cannot be used without TLS.',
  fix: 'Set transit_encryption_enabled = true.',
  references: {
    trivy: ['AVD-AWS-0051'],
    checkov: ['CKV_AWS_30'],
    fsbp: ['ElastiCache.5'],
    config: ['elasticache-repl-grp-encrypted-in-transit'],
  },
  limits: 'Valkey encrypts by default.',
  grade(context) {
    gradeSwitch(context, {
      types: ['aws_elasticache_replication_group'],
      path: 'transit_encryption_enabled',
      otherwise: 'traffic to the cache is not encrypted',
      isGiven: (group) => group.values.engine === 'valkey',
    });
  },
});

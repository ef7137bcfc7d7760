import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { asksForValue } from '../../../src/grading/queries/asked.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { databases, isReplica, isRestored } from '../../../src/grading/queries/databases.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { numberOf } from '../../../src/grading/queries/values.js';

const attribute = 'backup_retention_period';

export default defineCheck({
  id: 'rds-configuration/backups',
  title: 'A database without automated backups',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'The default of an instance in Terraform is no backups: a mistake or a broken disk loses everything since the last manual snapshot.',
  fix: 'Set backup_retention_period to at least 7 days.',
  references: {
    trivy: ['AVD-AWS-0077'],
    checkov: ['CKV_AWS_133'],
    fsbp: ['RDS.11'],
    config: ['db-instance-backup-enabled'],
  },
  limits:
    'Any retention of a day or more passes; a length that the task asks for is a requirement of its own. Clusters keep a day by default.',
  grade({ evidence, task, report }) {
    for (const database of databases(evidence)) {
      if (isReplica(evidence, database) || isRestored(evidence, database)) continue;
      const written = isWritten(evidence, database, attribute);
      const days = written ? numberOf(database, attribute) : database.type === 'aws_rds_cluster' ? 1 : 0;
      const place = at(database, written ? attribute : undefined);
      if (isUnknown(days) || days === undefined)
        report.unknown(place, `${database.address}: its backup retention cannot be resolved.`);
      else if (days > 0 || asksForValue(task, database.type, attribute, days)) report.pass();
      else
        report.fail(
          place,
          `${database.address} keeps no automated backups (backup_retention_period is ${written ? days : '0 by default'}).`,
        );
    }
  },
});

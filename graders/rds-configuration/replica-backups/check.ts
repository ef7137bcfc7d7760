import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isReplica } from '../../../src/grading/queries/databases.js';
import { isWritten, linked } from '../../../src/grading/queries/network-links.js';
import { numberOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'rds-configuration/replica-backups',
  title: 'A read replica of a database without backups',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'RDS refuses a read replica unless automated backups are on at its source: plan passes and the apply stops.',
  fix: 'Set backup_retention_period above 0 on the source database.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html'] },
  grade({ evidence, report }) {
    for (const replica of resourcesOf(evidence, 'aws_db_instance')) {
      const [source] = linked(evidence, replica, 'replicate_source_db', 'aws_db_instance');
      if (source === undefined || isReplica(evidence, source)) continue;
      const written = isWritten(evidence, source, 'backup_retention_period');
      const days = written ? numberOf(source, 'backup_retention_period') : 0;
      const place = at(replica, 'replicate_source_db');
      if (isUnknown(days))
        report.unknown(
          place,
          `${replica.address}: the backup retention of ${source.block} cannot be resolved.`,
        );
      else if (days !== undefined && days > 0) report.pass();
      else
        report.fail(place, `${replica.address} replicates ${source.block}, which has no automated backups.`);
    }
  },
});

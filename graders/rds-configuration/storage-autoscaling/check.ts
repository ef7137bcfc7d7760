import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isReplica } from '../../../src/grading/queries/databases.js';
import { numberOf } from '../../../src/grading/queries/values.js';

const attribute = 'max_allocated_storage';

export default defineCheck({
  id: 'rds-configuration/storage-autoscaling',
  title: 'Database storage grows by itself',
  severity: 'low',
  kind: 'requested',
  reason: 'A full disk stops the database; with autoscaling RDS adds storage before that.',
  fix: 'Set max_allocated_storage above allocated_storage.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html'],
  },
  limits: 'Aurora clusters always grow and are not judged.',
  grade({ evidence, report }) {
    if (resourcesOf(evidence, 'aws_rds_cluster').length > 0) report.pass();
    for (const database of resourcesOf(evidence, 'aws_db_instance')) {
      if (isReplica(evidence, database)) continue;
      const most = numberOf(database, attribute);
      const size = numberOf(database, 'allocated_storage');
      const written = database.locations[attribute] !== undefined;
      if (isUnknown(most) && written)
        report.unknown(at(database, attribute), `${database.address}: ${attribute} cannot be resolved.`);
      else if (most === undefined || isUnknown(most) || most === 0)
        report.fail(
          at(database, written ? attribute : undefined),
          `${database.address} has no max_allocated_storage.`,
        );
      else if (typeof size === 'number' && most <= size)
        report.fail(
          at(database, attribute),
          `${database.address}: max_allocated_storage ${most} leaves no room above ${size}.`,
        );
      else report.pass();
    }
  },
});

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { databases, isReplica } from '../../../src/grading/queries/databases.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'rds-configuration/final-snapshot',
  title: 'A database that wants a final snapshot and does not name it',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'With skip_final_snapshot false (its default) and no final_snapshot_identifier the database cannot be destroyed.',
  fix: 'Set final_snapshot_identifier, or skip_final_snapshot = true where the data may go.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html'] },
  limits: 'Replicas are not judged: no final snapshot is taken of them.',
  grade({ evidence, report }) {
    for (const database of databases(evidence)) {
      if (isReplica(evidence, database)) continue;
      const skipped = boolOf(database, 'skip_final_snapshot');
      const written = isWritten(evidence, database, 'skip_final_snapshot');
      const place = at(database, written ? 'skip_final_snapshot' : undefined);
      if (skipped === true || isWritten(evidence, database, 'final_snapshot_identifier')) report.pass();
      else if (isUnknown(skipped))
        report.unknown(place, `${database.address}: skip_final_snapshot cannot be resolved.`);
      else
        report.fail(
          place,
          `${database.address} does not skip its final snapshot and has no final_snapshot_identifier.`,
        );
    }
  },
});

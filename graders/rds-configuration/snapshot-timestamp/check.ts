import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { callsBehind, databases, isIgnored } from '../../../src/grading/queries/databases.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';

const attribute = 'final_snapshot_identifier';
const moving = ['timestamp', 'plantimestamp', 'uuid'];

export default defineCheck({
  id: 'rds-configuration/snapshot-timestamp',
  title: 'A final snapshot identifier that changes with every plan',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Built from timestamp() or uuid() the name differs each time, so every plan shows a change and the configuration never settles.',
  fix: 'Use a fixed name, a random_id or a time_static, or list final_snapshot_identifier in lifecycle ignore_changes.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html'] },
  grade({ evidence, report }) {
    for (const database of databases(evidence)) {
      if (!isWritten(evidence, database, attribute)) continue;
      const call = callsBehind(evidence, database, attribute).find(({ name }) => moving.includes(name));
      if (call !== undefined && !isIgnored(evidence, database, attribute)) {
        report.fail(
          at(database, attribute),
          `${database.address}: the final snapshot identifier is built from ${call.name}().`,
        );
      } else report.pass();
    }
  },
});

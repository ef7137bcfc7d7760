import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { databases, engineOf, isReplica } from '../../../src/grading/queries/databases.js';
import { listOf, toText } from '../../../src/grading/queries/values.js';
import { exportableLogs } from '../../../src/grading/tables/rds-engines.js';

const attribute = 'enabled_cloudwatch_logs_exports';

export default defineCheck({
  id: 'rds-configuration/log-exports',
  title: 'Log exports that the engine does not have',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'RDS refuses logs that the engine does not write, such as error on PostgreSQL: plan passes and the apply stops.',
  fix: 'Name the logs of the engine: postgresql and upgrade; or audit, error, general and slowquery.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html',
    ],
  },
  grade({ evidence, report }) {
    for (const database of databases(evidence)) {
      const logs = listOf(database, attribute);
      const engine = engineOf(database);
      const place = at(database, attribute);
      if ((!isUnknown(logs) && logs.length === 0) || (engine === undefined && isReplica(evidence, database)))
        continue;
      if (isUnknown(logs) || isUnknown(engine) || engine === undefined) {
        if (database.locations[attribute] !== undefined)
          report.unknown(place, `${database.address}: its log exports or engine cannot be resolved.`);
        continue;
      }
      const possible = exportableLogs(engine);
      const wrong = logs.map(toText).filter((log) => log !== undefined && possible?.includes(log) === false);
      if (wrong.length > 0)
        report.fail(
          place,
          `${database.address}: ${engine} has no log ${wrong.join(', ')}; it has ${possible?.join(', ') ?? ''}.`,
        );
      else if (logs.some(isUnknown))
        report.unknown(place, `${database.address}: some of its log exports cannot be resolved.`);
      else report.pass();
    }
  },
});

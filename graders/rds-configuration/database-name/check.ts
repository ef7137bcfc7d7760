import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { databases, engineOf, isReplica, knownPieces } from '../../../src/grading/queries/databases.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { stringOf } from '../../../src/grading/queries/values.js';
import { longestDatabaseName } from '../../../src/grading/tables/rds-engines.js';

export default defineCheck({
  id: 'rds-configuration/database-name',
  title: 'An initial database name that RDS refuses',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A hyphen, a leading digit or too long a name is refused when the database is created; plan does not notice.',
  fix: 'Use letters, digits and underscores, starting with a letter; leave the name out for SQL Server.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html'],
  },
  grade({ evidence, report }) {
    for (const database of databases(evidence)) {
      const attribute = database.type === 'aws_rds_cluster' ? 'database_name' : 'db_name';
      if (!isWritten(evidence, database, attribute) || isReplica(evidence, database)) continue;
      const name = stringOf(database, attribute);
      const engine = engineOf(database);
      const longest = typeof engine === 'string' ? longestDatabaseName(engine) : null;
      const place = at(database, attribute);
      const [wrong] = knownPieces(name).flatMap((piece) => /[^A-Za-z0-9_]/.exec(piece) ?? []);
      if (longest === 0)
        report.fail(
          place,
          `${database.address}: ${typeof engine === 'string' ? engine : 'the engine'} takes no ${attribute}.`,
        );
      else if (wrong !== undefined)
        report.fail(place, `${database.address}: ${attribute} holds the character ${JSON.stringify(wrong)}.`);
      else if (isUnknown(name))
        report.unknown(place, `${database.address}: ${attribute} cannot be resolved.`);
      else if (name === undefined) continue;
      else if (!/^[A-Za-z]/.test(name))
        report.fail(place, `${database.address}: ${attribute} "${name}" does not start with a letter.`);
      else if (longest !== null && name.length > longest)
        report.fail(place, `${database.address}: ${attribute} is longer than ${longest} characters.`);
      else report.pass();
    }
  },
});

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { databases, engineOf, isReplica } from '../../../src/grading/queries/databases.js';
import { stringOf } from '../../../src/grading/queries/values.js';
import { reservedUsernames } from '../../../src/grading/tables/rds-engines.js';

export default defineCheck({
  id: 'rds-configuration/master-username',
  title: 'A master user name that the engine refuses',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'RDS refuses names that the engine reserves, such as admin on PostgreSQL: plan passes and the apply stops.',
  fix: 'Choose another name of letters, digits and underscores that starts with a letter, such as dbadmin.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html'],
  },
  grade({ evidence, report }) {
    for (const database of databases(evidence)) {
      if (isReplica(evidence, database)) continue;
      const attribute = database.type === 'aws_rds_cluster' ? 'master_username' : 'username';
      const name = stringOf(database, attribute);
      const engine = engineOf(database);
      // A member of a global cluster, or a restored one, has the name of its source.
      if (database.locations[attribute] === undefined || name === undefined || engine === undefined) continue;
      const place = at(database, attribute);
      if (isUnknown(name) || isUnknown(engine))
        report.unknown(place, `${database.address}: its master user name or engine cannot be resolved.`);
      else if (reservedUsernames(engine).includes(name.toLowerCase()))
        report.fail(place, `${database.address}: "${name}" is reserved by ${engine}.`);
      else if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
        report.fail(place, `${database.address}: "${name}" is no valid master user name.`);
      else report.pass();
    }
  },
});

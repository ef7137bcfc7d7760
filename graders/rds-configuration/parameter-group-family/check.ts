import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { engineOf, parameterGroups } from '../../../src/grading/queries/databases.js';
import { stringOf } from '../../../src/grading/queries/values.js';
import { familyOf } from '../../../src/grading/tables/rds-engines.js';

export default defineCheck({
  id: 'rds-configuration/parameter-group-family',
  title: 'A parameter group of another engine or version than its database',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'RDS refuses a parameter group whose family differs from the engine version; plan does not notice.',
  fix: 'Make family and engine_version agree, as in postgres16 and 16.4.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html'],
  },
  limits: 'Without an engine version only the engine is compared.',
  grade({ evidence, report }) {
    for (const database of resourcesOf(
      evidence,
      'aws_db_instance',
      'aws_rds_cluster',
      'aws_rds_cluster_instance',
    )) {
      for (const { group, attribute } of parameterGroups(evidence, database)) {
        const family = stringOf(group, 'family');
        const engine = engineOf(database);
        const version = stringOf(database, 'engine_version');
        const place = at(database, attribute);
        if (typeof family !== 'string' || typeof engine !== 'string') {
          report.unknown(
            place,
            `${database.address}: its engine, or the family of ${group.block}, cannot be resolved.`,
          );
          continue;
        }
        const wanted = typeof version === 'string' ? familyOf(engine, version) : null;
        const sameEngine = new RegExp(`^${engine}-?\\d`).test(family);
        if (!sameEngine || (wanted !== null && wanted !== family)) {
          report.fail(
            place,
            `${database.address} runs ${engine}${typeof version === 'string' ? ` ${version}` : ''}; ${group.block} is of family ${family}.`,
          );
        } else if (isUnknown(version) && database.locations.engine_version !== undefined) {
          report.unknown(place, `${database.address}: its engine version cannot be resolved.`);
        } else report.pass();
      }
    }
  },
});

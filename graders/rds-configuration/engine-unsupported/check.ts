import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { asksForValue } from '../../../src/grading/queries/asked.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { databases, engineOf, isReplica } from '../../../src/grading/queries/databases.js';
import { stringOf } from '../../../src/grading/queries/values.js';
import { asOf, majorVersion, supportEnds } from '../../../src/grading/tables/rds-engines.js';

const attribute = 'engine_version';

export default defineCheck({
  id: 'rds-configuration/engine-unsupported',
  title: 'A database version past its standard support',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'Versions past standard support get no new databases, or only with a paid extension that adds to every hour of every core.',
  fix: 'Choose a major version within its standard support.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html',
    ],
  },
  limits: 'Compares with a dated table, not with the clock. A version that the task asks for is accepted.',
  grade({ evidence, task, report }) {
    for (const database of databases(evidence)) {
      const version = stringOf(database, attribute);
      const engine = engineOf(database);
      if (version === undefined || engine === undefined || isReplica(evidence, database)) continue;
      if (isUnknown(version) || isUnknown(engine)) {
        if (database.locations[attribute] !== undefined)
          report.unknown(
            at(database, attribute),
            `${database.address}: its engine version cannot be resolved.`,
          );
        continue;
      }
      const major = majorVersion(engine, version);
      const ends = major === null ? undefined : supportEnds.get(`${engine} ${major}`);
      if (ends === undefined || ends > asOf || asksForValue(task, database.type, attribute, version))
        report.pass();
      else
        report.fail(
          at(database, attribute),
          `${database.address} runs ${engine} ${version}, whose standard support ended on ${ends}.`,
        );
    }
  },
});

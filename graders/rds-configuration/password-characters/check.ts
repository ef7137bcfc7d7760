import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown, type Unknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, instancesOf, referencesOf } from '../../../src/grading/queries/blocks.js';
import { callsBehind, databases } from '../../../src/grading/queries/databases.js';
import { boolOf, stringOf } from '../../../src/grading/queries/values.js';

/** What the random provider draws from where `override_special` is not written. */
const defaultSpecial = '!@#$%&*()-_=+[]{}<>:?';

export default defineCheck({
  id: 'rds-configuration/password-characters',
  title: 'A generated master password with characters that RDS refuses',
  severity: 'medium',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'RDS accepts no slash, at sign, quotation mark or space in a master password; random_password draws @ unless told otherwise, so some deployments fail.',
  fix: 'Set override_special without these characters, or special = false, or use manage_master_user_password.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html'],
  },
  limits: 'A password that a function changes on its way to the database is not judged.',
  grade({ evidence, report }) {
    for (const database of databases(evidence)) {
      for (const attribute of ['password', 'master_password']) {
        const place = at(database, attribute);
        for (const source of generatorsOf(evidence, database, attribute)) {
          const drawn = specialsOf(source);
          if (isUnknown(drawn)) {
            report.unknown(place, `What ${source.block} draws from cannot be resolved.`);
            continue;
          }
          const refused = [...new Set(drawn)].filter((one) => '/@" '.includes(one));
          if (refused.length === 0) report.pass();
          else
            report.fail(
              place,
              `${source.block} may draw ${refused.join(' ')}, which RDS refuses in a password.`,
            );
        }
      }
    }
  },
});

/** Generated passwords that reach the attribute as they are. */
function generatorsOf(evidence: Evidence, database: Resource, attribute: string): readonly Resource[] {
  if (callsBehind(evidence, database, attribute).length > 0) return [];
  return referencesOf(database, attribute)
    .filter((reference) => reference.attribute === 'result')
    .flatMap(({ to }) => instancesOf(evidence, to).slice(0, 1))
    .filter(({ type }) => type === 'random_password' || type === 'random_string');
}

function specialsOf(source: Resource): string | Unknown {
  const special = boolOf(source, 'special');
  if (isUnknown(special)) return special;
  if (special === false) return '';
  const own = stringOf(source, 'override_special');
  return own === undefined || own === '' ? defaultSpecial : own;
}

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { databases, readsVariable, writtenAttribute } from '../../../src/grading/queries/databases.js';
import { toText } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'rds-configuration/literal-password',
  title: 'A master password written in the configuration',
  severity: 'critical',
  kind: 'intrinsic',
  reason: 'Whoever reads the repository or its history can log in to the database as its master.',
  fix: 'Use manage_master_user_password, a random_password kept in Secrets Manager, or a sensitive variable without default.',
  references: {
    checkov: ['CKV_SECRET_6'],
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html'],
  },
  limits:
    'A default of a variable is judged by access-control/secret-variable-default. The password itself is never printed.',
  grade({ evidence, report }) {
    for (const database of databases(evidence)) {
      for (const attribute of ['password', 'master_password', 'password_wo', 'master_password_wo']) {
        // As written: what a plan knows may be redacted.
        const written = writtenAttribute(evidence, database, attribute);
        if (written === undefined || written.value === null) continue;
        const { value } = written;
        if (readsVariable(evidence, database, attribute)) {
          report.pass();
          continue;
        }
        if (isUnknown(value)) {
          if (value.references.length > 0 || value.parts.length > 0 || written.references.length > 0)
            report.pass();
          else
            report.unknown(
              at(database, attribute),
              `${database.address}: where its ${attribute} comes from cannot be resolved.`,
            );
        } else if ((toText(value) ?? '') === '') report.pass();
        else {
          const [source] = written.references;
          const from = source === undefined ? 'a literal' : `the literal behind ${source.to}`;
          report.fail(at(database, attribute), `${database.address} takes its ${attribute} from ${from}.`);
        }
      }
      if (database.values.manage_master_user_password === true) report.pass();
    }
  },
});

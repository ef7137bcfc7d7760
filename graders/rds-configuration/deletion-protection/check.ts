import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { databases } from '../../../src/grading/queries/databases.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'rds-configuration/deletion-protection',
  title: 'Deletion protection other than the task wants',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A protected database blocks the teardown that a task asks for; an unprotected one can be lost by one wrong destroy.',
  fix: 'Set deletion_protection as the request says: true to keep the data, false where the whole must be destroyable.',
  references: {
    checkov: ['CKV_AWS_293', 'CKV_AWS_139'],
    trivy: ['AVD-AWS-0177', 'AVD-AWS-0343'],
    fsbp: ['RDS.7', 'RDS.8'],
    config: ['rds-instance-deletion-protection-enabled', 'rds-cluster-deletion-protection-enabled'],
  },
  limits: 'Judged only where the task says which it wants.',
  grade({ evidence, task, requested, report }) {
    const stated = task?.expects.deletionProtection ?? 'unstated';
    const wanted = stated === 'unstated' && requested ? 'required' : stated;
    if (wanted === 'unstated') return;
    for (const database of databases(evidence)) {
      const value = boolOf(database, 'deletion_protection');
      const place = at(
        database,
        database.locations.deletion_protection === undefined ? undefined : 'deletion_protection',
      );
      if (isUnknown(value))
        report.unknown(place, `${database.address}: deletion_protection cannot be resolved.`);
      else if ((value === true) === (wanted === 'required')) report.pass();
      else if (wanted === 'required')
        report.fail(place, `${database.address} has no deletion protection; the task asks for it.`);
      else
        report.fail(
          place,
          `${database.address} has deletion_protection = true; the task asks for a stack that can be destroyed.`,
        );
    }
  },
});

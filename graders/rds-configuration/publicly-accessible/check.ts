import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { asksForValue } from '../../../src/grading/queries/asked.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf } from '../../../src/grading/queries/values.js';

const attribute = 'publicly_accessible';

export default defineCheck({
  id: 'rds-configuration/publicly-accessible',
  title: 'A database with a public address',
  severity: 'critical',
  kind: 'intrinsic',
  reason: 'A database with a public address is one wrong security group rule away from the whole internet.',
  fix: 'Set publicly_accessible = false (the default) and reach the database from inside the VPC.',
  references: {
    trivy: ['AVD-AWS-0180'],
    checkov: ['CKV_AWS_17'],
    fsbp: ['RDS.2'],
    config: ['rds-instance-public-access-check'],
    cis: ['2.2.3'],
  },
  grade({ evidence, task, report }) {
    for (const database of resourcesOf(evidence, 'aws_db_instance', 'aws_rds_cluster_instance')) {
      const value = boolOf(database, attribute);
      const place = at(database, attribute);
      if (isUnknown(value) && database.locations[attribute] !== undefined) {
        report.unknown(place, `${database.address}: publicly_accessible cannot be resolved.`);
      } else if (value === true && !asksForValue(task, database.type, attribute, true)) {
        report.fail(place, `${database.address} has publicly_accessible = true.`);
      } else report.pass();
    }
  },
});

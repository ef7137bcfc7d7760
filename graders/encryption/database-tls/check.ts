import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown, Unknown, type Value } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import type { Answer } from '../../../src/grading/queries/policies-model.js';
import { nestedOf, numberOf, stringOf, toText } from '../../../src/grading/queries/values.js';

const databases = [
  { type: 'aws_db_instance', path: 'parameter_group_name', group: 'aws_db_parameter_group' },
  {
    type: 'aws_rds_cluster',
    path: 'db_cluster_parameter_group_name',
    group: 'aws_rds_cluster_parameter_group',
  },
];

export default defineCheck({
  id: 'encryption/database-tls',
  title: 'Database that accepts plain connections',
  severity: 'medium',
  kind: 'requested',
  reason: 'Passwords and rows cross the network in plain text for every client that does not ask for TLS.',
  fix: 'Attach a parameter group with rds.force_ssl = 1 (PostgreSQL, SQL Server) or require_secure_transport = ON (MySQL, MariaDB).',
  references: {
    checkov: ['CKV2_AWS_69'],
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html'],
  },
  limits: 'PostgreSQL 15 and later force TLS by default. Oracle and Db2 are not judged.',
  grade({ evidence, report }) {
    for (const { type, path, group } of databases) {
      for (const database of resourcesOf(evidence, type)) {
        const engine = stringOf(database, 'engine');
        const place = { resource: database, attribute: path };
        const parameter = isUnknown(engine) ? undefined : parameterOf(engine ?? '');
        if (isUnknown(engine)) report.unknown(place, 'The engine cannot be resolved.');
        if (parameter === undefined) continue;
        const answer = forces(evidence, database, path, group, parameter);
        if (answer === 'yes') report.pass();
        else if (answer === 'unknown')
          report.unknown(place, `Whether ${parameter} is on cannot be resolved.`);
        else report.fail(place, `No parameter group of ${database.address} sets ${parameter}.`);
      }
    }
  },
});

function parameterOf(engine: string): string | undefined {
  if (/postgres|^sqlserver/.test(engine)) return 'rds.force_ssl';
  return /mysql|mariadb/.test(engine) ? 'require_secure_transport' : undefined;
}

function forces(
  evidence: Evidence,
  database: Resource,
  path: string,
  group: string,
  parameter: string,
): Answer {
  const groups = targets(evidence, database, path, group);
  const settings = groups.map((found) => nestedOf(found, 'parameter'));
  if (settings.some((setting) => setting instanceof Unknown)) return 'unknown';
  const values = settings
    .flatMap((setting) => (setting instanceof Unknown ? [] : setting))
    .filter((setting) => toText(setting.values.name) === parameter);
  if (values.length > 0) return isOn(values.at(-1)?.values.value);
  if (groups.length === 0 && isUnknown(stringOf(database, path))) return 'unknown';
  const version = numberOf({ values: { version: major(stringOf(database, 'engine_version')) } }, 'version');
  return parameter === 'rds.force_ssl' &&
    typeof version === 'number' &&
    version >= 15 &&
    !(toText(database.values.engine) ?? '').startsWith('sqlserver')
    ? 'yes'
    : 'no';
}

function isOn(value: Value | undefined): Answer {
  if (isUnknown(value)) return 'unknown';
  return /^(1|on|true)$/i.test(toText(value) ?? '') ? 'yes' : 'no';
}

function major(version: string | Unknown | undefined): string {
  return typeof version === 'string' ? (version.split('.')[0] ?? '') : '';
}

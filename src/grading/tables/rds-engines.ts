/**
 * What RDS accepts by engine, as of the date below.
 *
 * Sources: the RDS and Aurora user guides (release calendars, publishing logs to CloudWatch, parameters of
 * CreateDBInstance). Ends of support compared on 2026-11-23 with "Amazon RDS for MySQL" and "Amazon RDS for MariaDB" of
 * endoflife.date (May and February 2026) and with "Upgrade strategies for Amazon Aurora PostgreSQL and Amazon RDS for
 * PostgreSQL 12" of the AWS Database Blog; those of PostgreSQL 13 and Aurora MySQL were found in no source. Checks compare with `asOf`, never with the clock, so that a grade can be repeated.
 */
export const asOf = '2026-01-01';

/** End of standard support by engine and major version; newer versions are not listed. */
export const supportEnds: ReadonlyMap<string, string> = new Map([
  ['postgres 9.6', '2022-04-26'],
  ['postgres 10', '2023-04-17'],
  ['postgres 11', '2024-02-29'],
  ['postgres 12', '2025-02-28'],
  ['postgres 13', '2026-02-28'],
  ['mysql 5.6', '2022-03-01'],
  ['mysql 5.7', '2024-02-29'],
  ['mysql 8.0', '2026-07-31'],
  ['mariadb 10.2', '2022-10-15'],
  ['mariadb 10.3', '2023-10-23'],
  ['mariadb 10.4', '2025-02-28'],
  ['mariadb 10.5', '2026-02-28'],
  ['mariadb 10.6', '2026-08-31'],
  ['aurora-mysql 5.7', '2024-10-31'],
  ['aurora-postgresql 10', '2023-01-31'],
  ['aurora-postgresql 11', '2024-02-29'],
  ['aurora-postgresql 12', '2025-02-28'],
  ['aurora-postgresql 13', '2026-02-28'],
]);

const mysqlLogs = ['audit', 'error', 'general', 'slowquery', 'iam-db-auth-error'];
const oracleLogs = ['alert', 'audit', 'listener', 'trace', 'oemagent'];

/** Logs that an engine can export. */
export function exportableLogs(engine: string): readonly string[] | null {
  switch (engine) {
    case 'postgres':
      return ['postgresql', 'upgrade', 'iam-db-auth-error'];
    case 'aurora-postgresql':
      return ['postgresql', 'instance', 'iam-db-auth-error'];
    case 'mysql':
    case 'mariadb':
      return mysqlLogs;
    case 'aurora-mysql':
    case 'aurora':
      return [...mysqlLogs, 'instance'];
    default:
      if (engine.startsWith('oracle')) return oracleLogs;
      return engine.startsWith('sqlserver') ? ['agent', 'error'] : null;
  }
}

/** `15` of postgres 15.4, `8.0` of mysql 8.0.35; null where the version does not say. */
export function majorVersion(engine: string, version: string): string | null {
  const [first, second] = version.split('.');
  if (first === undefined || !/^\d+$/.test(first)) return null;
  const modernPostgres = engine.includes('postgres') && Number(first) >= 10;
  if (modernPostgres || engine.startsWith('oracle')) return first;
  if (second === undefined || !/^\d+/.test(second)) return null;
  return engine.startsWith('sqlserver')
    ? `${first}.${Number(second)}`
    : `${first}.${Number.parseInt(second, 10)}`;
}

/** The parameter group family of an engine version: `postgres15`, `mysql8.0`, `sqlserver-ex-15.0`; null where it cannot be told. */
export function familyOf(engine: string, version: string): string | null {
  const major = majorVersion(engine, version);
  if (major === null) return null;
  const dashed = engine.startsWith('oracle') || engine.startsWith('sqlserver');
  return `${engine}${dashed ? '-' : ''}${major}`;
}

/** Master user names that an engine keeps for itself. */
export function reservedUsernames(engine: string): readonly string[] {
  const everywhere = ['rdsadmin', 'rdsrepladmin'];
  if (engine.includes('postgres')) {
    return [
      ...everywhere,
      'admin',
      'rds_superuser',
      'rds_replication',
      'rds_password',
      'rds_iam',
      'user',
      'public',
      'all',
    ];
  }
  if (/mysql|mariadb|^aurora$/.test(engine)) return [...everywhere, 'mysql.sys'];
  return engine.startsWith('sqlserver') ? [...everywhere, 'sa', 'public', 'guest'] : everywhere;
}

/** Longest initial database name; 0 where the engine takes none. */
export function longestDatabaseName(engine: string): number | null {
  if (engine.includes('postgres')) return 63;
  if (/mysql|mariadb|^aurora$/.test(engine)) return 64;
  if (engine.startsWith('oracle')) return 8;
  return engine.startsWith('sqlserver') ? 0 : null;
}

/** Instance classes too small for Performance Insights on the MySQL family. */
export function lacksInsights(engine: string, instanceClass: string): boolean {
  if (!/mysql|mariadb|^aurora$/.test(engine)) return false;
  return /^db\.(t2|t3|t4g)\.(micro|small)$/.test(instanceClass);
}

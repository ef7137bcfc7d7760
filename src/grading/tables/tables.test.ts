import { describe, expect, it } from 'vitest';
import { dimensionTargets } from './dimension-targets.js';
import { deprecationDates, newerThan, supportOf } from './lambda-runtimes.js';
import { namespaces } from './metrics.js';
import {
  asOf,
  exportableLogs,
  familyOf,
  majorVersion,
  reservedUsernames,
  supportEnds,
} from './rds-engines.js';

describe('Lambda runtimes', () => {
  it.each([
    ['python3.9', 'unsupported'],
    ['python3.10', 'outdated'],
    ['python3.11', 'current'],
    ['nodejs20.x', 'outdated'],
    ['go1.x', 'unsupported'],
    ['python4.0', null],
  ])('%s is %s', (runtime, support) => {
    expect(supportOf(runtime)).toBe(support);
  });

  it('holds real dates only', () => {
    for (const date of deprecationDates.values())
      expect(new Date(date).toISOString().slice(0, 10)).toBe(date);
  });

  it.each([
    ['dotnetcore3.1', 'dotnet10'],
    ['java8', 'java25'],
    ['python3.14', null],
    ['go1.x', null],
  ])('the newest after %s is %s', (runtime, newest) => {
    expect(newerThan(runtime)).toBe(newest);
  });
});

describe('database engines', () => {
  it.each([
    ['postgres', '15.4', '15', 'postgres15'],
    ['postgres', '9.6.24', '9.6', 'postgres9.6'],
    ['mysql', '8.0.39', '8.0', 'mysql8.0'],
    ['aurora-mysql', '8.0.mysql_aurora.3.04.0', '8.0', 'aurora-mysql8.0'],
    ['aurora-postgresql', '16', '16', 'aurora-postgresql16'],
    ['sqlserver-ex', '15.00.4236.7.v1', '15.0', 'sqlserver-ex-15.0'],
    ['oracle-se2', '19.0.0.0.ru-2024-01.rur-2024-01.r1', '19', 'oracle-se2-19'],
    ['mysql', '8', null, null],
  ])('%s %s is %s of family %s', (engine, version, major, family) => {
    expect(majorVersion(engine, version)).toBe(major);
    expect(familyOf(engine, version)).toBe(family);
  });

  it.each([
    ['mariadb 10.4', true],
    ['mariadb 10.5', false],
    ['mysql 5.7', true],
    ['mysql 8.0', false],
    ['postgres 12', true],
    ['postgres 14', false],
  ])('%s is past its standard support: %s', (engine, past) => {
    expect((supportEnds.get(engine) ?? '9999') <= asOf).toBe(past);
  });

  it('reserves admin on PostgreSQL and not on MySQL', () => {
    expect(reservedUsernames('aurora-postgresql')).toContain('admin');
    expect(reservedUsernames('mysql')).not.toContain('admin');
  });

  it('knows the logs of each engine, and says so where it does not', () => {
    expect(exportableLogs('postgres')).toContain('postgresql');
    expect(exportableLogs('mariadb')).not.toContain('postgresql');
    expect(exportableLogs('db2-se')).toBeNull();
  });
});

describe('metrics', () => {
  it.each([
    ['AWS/Lambda', 'Errors', true],
    ['AWS/Lambda', 'ErrorCount', false],
    ['AWS/RDS', 'FreeStorageSpace', true],
    ['AWS/RDS', 'FreeStorage', false],
    ['AWS/EC2', 'MemoryUtilization', false],
    ['AWS/ApplicationELB', 'HTTPCode_Target_5XX_Count', true],
    ['AWS/ApplicationELB', 'HTTPCode_Target_5XX', false],
    ['AWS/DynamoDB', 'WriteThrottleEvents', true],
    ['AWS/Kinesis', 'GetRecords.IteratorAgeMilliseconds', true],
  ])('%s %s exists: %j', (namespace, metric, exists) => {
    expect(namespaces.get(namespace)?.metrics?.test(metric)).toBe(exists);
  });

  it('names only dimensions that some namespace has', () => {
    const listed = new Set([...namespaces.values()].flatMap(({ dimensions }) => dimensions));
    const loose = [...dimensionTargets.keys()].filter((name) => !listed.has(name));
    expect(loose).toEqual([]);
  });
});

import { defineCheck } from '../../../src/grading/contract.js';
import { judgeCoverage } from '../../../src/grading/queries/alarms-coverage.js';
import { databaseMetric, watchedDatabases } from '../../../src/grading/queries/alarms-databases.js';

export default defineCheck({
  id: 'monitoring/rds-storage-alarm',
  title: 'An alarm on the free storage of each database',
  severity: 'high',
  kind: 'requested',
  reason:
    'A database without free storage stops taking writes; growing it takes longer than the warning would have.',
  fix: 'Add an aws_cloudwatch_metric_alarm on AWS/RDS FreeStorageSpace (in bytes; FreeLocalStorage for Aurora).',
  references: { docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html'] },
  grade(context) {
    judgeCoverage(
      context,
      databaseMetric('FreeStorageSpace', 'FreeLocalStorage', 'AuroraVolumeBytesLeftTotal', 'VolumeBytesUsed'),
      watchedDatabases(context.evidence),
    );
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { judgeCoverage } from '../../../src/grading/queries/alarms-coverage.js';
import { databaseMetric, watchedDatabases } from '../../../src/grading/queries/alarms-databases.js';

export default defineCheck({
  id: 'monitoring/rds-cpu-alarm',
  title: 'An alarm on the CPU of each database',
  severity: 'medium',
  kind: 'requested',
  reason:
    'A database at its limit answers slowly before it stops answering; without an alarm users notice first.',
  fix: 'Add an aws_cloudwatch_metric_alarm on AWS/RDS CPUUtilization with the dimension DBInstanceIdentifier.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html'] },
  grade(context) {
    judgeCoverage(context, databaseMetric('CPUUtilization'), watchedDatabases(context.evidence));
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { judgeCoverage } from '../../../src/grading/queries/alarms-coverage.js';
import { databaseMetric, watchedDatabases } from '../../../src/grading/queries/alarms-databases.js';

export default defineCheck({
  id: 'monitoring/rds-connections-alarm',
  title: 'An alarm on the connections of each database',
  severity: 'medium',
  kind: 'requested',
  reason:
    'When connections run out every new client is refused; functions that open one each get there fast.',
  fix: 'Add an aws_cloudwatch_metric_alarm on AWS/RDS DatabaseConnections below the limit of the instance class.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html'] },
  grade(context) {
    judgeCoverage(context, databaseMetric('DatabaseConnections'), watchedDatabases(context.evidence));
  },
});

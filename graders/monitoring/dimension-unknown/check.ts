import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { alarmMetrics, inMetric } from '../../../src/grading/queries/alarms.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { namespaces } from '../../../src/grading/tables/metrics.js';

export default defineCheck({
  id: 'monitoring/dimension-unknown',
  title: 'An alarm with a dimension that the metric does not have',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A metric with another set of dimensions is another metric, which nothing publishes: the alarm never gets data.',
  fix: 'Use the dimension names of the service, in their exact spelling, such as DBInstanceIdentifier.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html',
    ],
  },
  limits: 'Namespaces that are not in the table of the project are not judged.',
  grade({ evidence, report }) {
    for (const metric of alarmMetrics(evidence)) {
      const { alarm, namespace, dimensions } = metric;
      const place = at(alarm, inMetric(metric, 'dimensions'));
      if (isUnknown(namespace)) {
        report.unknown(place, `${alarm.address}: its namespace cannot be resolved.`);
        continue;
      }
      const listed = namespaces.get(namespace ?? '');
      if (listed === undefined) continue;
      if (isUnknown(dimensions)) {
        report.unknown(place, `${alarm.address}: its dimensions cannot be resolved.`);
        continue;
      }
      const wrong = Object.keys(dimensions).filter((name) => !listed.dimensions.includes(name));
      if (wrong.length > 0)
        report.fail(
          place,
          `${alarm.address}: metrics of ${namespace ?? ''} have no dimension ${wrong.join(', ')}.`,
        );
      else if (Object.keys(dimensions).length > 0) report.pass();
    }
  },
});

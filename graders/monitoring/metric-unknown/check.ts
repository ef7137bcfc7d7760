import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { alarmMetrics, inMetric } from '../../../src/grading/queries/alarms.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { namespaces } from '../../../src/grading/tables/metrics.js';

export default defineCheck({
  id: 'monitoring/metric-unknown',
  title: 'An alarm on a metric that the service does not publish',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'The alarm never gets a data point: it stays at "insufficient data" whatever happens.',
  fix: 'Use the exact name from the list of metrics of the service; memory and disk of instances come from the CloudWatch agent.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html',
    ],
  },
  limits: 'Namespaces that are not in the table of the project, custom ones included, are not judged.',
  grade({ evidence, report }) {
    for (const metric of alarmMetrics(evidence)) {
      const { alarm, namespace, metric: name } = metric;
      const place = at(alarm, inMetric(metric, 'metric_name'));
      if (isUnknown(namespace) || isUnknown(name)) {
        report.unknown(place, `${alarm.address}: its namespace or metric cannot be resolved.`);
        continue;
      }
      const listed = namespaces.get(namespace ?? '')?.metrics;
      if (listed === undefined || name === undefined) continue;
      if (listed.test(name)) report.pass();
      else report.fail(place, `${alarm.address}: ${namespace ?? ''} has no metric ${name}.`);
    }
  },
});

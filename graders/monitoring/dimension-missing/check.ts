import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { alarmMetrics, inMetric } from '../../../src/grading/queries/alarms.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { namespaces } from '../../../src/grading/tables/metrics.js';

export default defineCheck({
  id: 'monitoring/dimension-missing',
  title: 'An alarm without the dimensions that its metric needs',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'The service publishes the metric only for each resource: without its dimensions the alarm never gets data.',
  fix: 'Add dimensions that name the resource, such as LoadBalancer = aws_lb.x.arn_suffix.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html'],
  },
  limits: 'Judges the listed namespaces that publish no sum over all resources.',
  grade({ evidence, report }) {
    for (const metric of alarmMetrics(evidence)) {
      const { alarm, namespace, dimensions } = metric;
      const listed = isUnknown(namespace) ? undefined : namespaces.get(namespace ?? '');
      if (listed === undefined || listed.aggregate) continue;
      const place = at(alarm, inMetric(metric, 'metric_name'));
      if (isUnknown(dimensions))
        report.unknown(place, `${alarm.address}: its dimensions cannot be resolved.`);
      else if (Object.keys(dimensions).length > 0) report.pass();
      else
        report.fail(
          place,
          `${alarm.address} watches ${typeof metric.metric === 'string' ? metric.metric : 'a metric'} without any dimension.`,
        );
    }
  },
});

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { alarmMetrics, filterMetrics, inMetric, isWatchedBy } from '../../../src/grading/queries/alarms.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

export default defineCheck({
  id: 'monitoring/metric-not-produced',
  title: 'An alarm on a metric that none of its log filters makes',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'Alarm and filter share a namespace and differ in the name: the alarm never gets a data point.',
  fix: 'Give the alarm the metric name of the filter, best by reference to its metric_transformation.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html'] },
  limits:
    'Judges custom namespaces that a log metric filter of the answer uses; an application could publish to it as well.',
  grade(context) {
    const { evidence, report } = context;
    const filters = filterMetrics(evidence);
    for (const metric of alarmMetrics(evidence)) {
      const { namespace } = metric;
      if (typeof namespace !== 'string' || namespace.startsWith('AWS/')) continue;
      const near = filters.filter((made) => made.namespace === namespace);
      if (near.length === 0) continue;
      const answers = filters.map((made) => isWatchedBy(evidence, made, metric));
      const place = at(metric.alarm, inMetric(metric, 'metric_name'));
      if (answers.includes('yes')) report.pass();
      else if (answers.includes('unknown'))
        report.unknown(
          place,
          `${metric.alarm.address}: whether a filter makes its metric cannot be resolved.`,
        );
      else {
        const made = near
          .map(({ name }) => (isUnknown(name) || name === undefined ? 'another' : name))
          .join(', ');
        failAbsent(
          context,
          place,
          `${metric.alarm.address} watches ${typeof metric.metric === 'string' ? metric.metric : 'a metric'} in ${namespace}; the filters make ${made}.`,
        );
      }
    }
  },
});

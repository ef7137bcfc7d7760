import type { Evidence } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import {
  alarmMetrics,
  filterMetrics,
  isWatchedBy,
  type FilterMetric,
} from '../../../src/grading/queries/alarms.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { nestedOf, stringOf } from '../../../src/grading/queries/values.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

export default defineCheck({
  id: 'monitoring/metric-filter-unused',
  title: 'A log metric filter that no alarm watches',
  severity: 'medium',
  kind: 'intrinsic',
  reason: 'The filter counts the events, and nobody is told of them.',
  fix: 'Add an alarm with the metric name and namespace of the filter.',
  references: { cis: ['4.1'], fsbp: ['CloudWatch.2'] },
  limits: 'A metric that a dashboard shows counts as watched.',
  grade(context) {
    const { evidence, report } = context;
    for (const filter of resourcesOf(evidence, 'aws_cloudwatch_log_metric_filter')) {
      if (isUnknown(nestedOf(filter, 'metric_transformation')))
        report.unknown(
          at(filter, 'metric_transformation'),
          `${filter.address}: its metric cannot be resolved.`,
        );
    }
    for (const made of filterMetrics(evidence)) {
      const answers = alarmMetrics(evidence).map((metric) => isWatchedBy(evidence, made, metric));
      const place = at(made.filter, `${made.path}.name`);
      if (answers.includes('yes') || isShown(evidence, made)) report.pass();
      else if (answers.includes('unknown'))
        report.unknown(
          place,
          `Whether an alarm watches the metric of ${made.filter.address} cannot be resolved.`,
        );
      else
        failAbsent(
          context,
          place,
          `No alarm watches the metric ${typeof made.name === 'string' ? `${made.name} ` : ''}of ${made.filter.address}.`,
        );
    }
  },
});

function isShown(evidence: Evidence, made: FilterMetric): boolean {
  const { name } = made;
  if (typeof name !== 'string') return false;
  return resourcesOf(evidence, 'aws_cloudwatch_dashboard').some((dashboard) => {
    const body = stringOf(dashboard, 'dashboard_body');
    const text = isUnknown(body)
      ? body.parts.filter((part) => typeof part === 'string').join('')
      : (body ?? '');
    return text.includes(`"${name}"`);
  });
}

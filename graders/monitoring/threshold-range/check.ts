import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { numberOf, stringOf } from '../../../src/grading/queries/values.js';

/** What values a metric takes, and which side of the threshold is bad where only one makes sense. */
interface Range {
  readonly unit: string;
  /** Thresholds below this are a slip of the unit. */
  readonly least?: number;
  readonly most?: number;
  readonly bad: 'high' | 'low';
}

const mebibyte = 1_048_576;
const percent: Range = { unit: 'percent', most: 100, bad: 'high' };
const bytesLeft: Range = { unit: 'bytes', least: mebibyte, bad: 'low' };

const ranges: Readonly<Record<string, Range>> = {
  'AWS/RDS FreeStorageSpace': bytesLeft,
  'AWS/RDS FreeableMemory': bytesLeft,
  'AWS/RDS FreeLocalStorage': bytesLeft,
  'AWS/RDS CPUUtilization': percent,
  'AWS/EC2 CPUUtilization': percent,
  'AWS/ECS CPUUtilization': percent,
  'AWS/ECS MemoryUtilization': percent,
  'AWS/Lambda Duration': { unit: 'milliseconds', most: 900_000, bad: 'high' },
  'AWS/EFS PercentIOLimit': percent,
};

export default defineCheck({
  id: 'monitoring/threshold-range',
  title: 'An alarm threshold that can never or will always be crossed',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'A threshold in gigabytes on a metric in bytes, or on the wrong side, makes an alarm that never fires or always does.',
  fix: 'Write the threshold in the unit of the metric (bytes for storage and memory, milliseconds for durations, percent up to 100).',
  references: { docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html'] },
  limits:
    'Judges the metrics with a known range: storage, memory and CPU of databases, instances and services, durations of functions.',
  grade({ evidence, report }) {
    for (const alarm of resourcesOf(evidence, 'aws_cloudwatch_metric_alarm')) {
      const namespace = stringOf(alarm, 'namespace');
      const name = stringOf(alarm, 'metric_name');
      if (typeof namespace !== 'string' || typeof name !== 'string') continue;
      const range = ranges[`${namespace} ${name}`];
      if (range === undefined) continue;
      const threshold = numberOf(alarm, 'threshold');
      const operator = stringOf(alarm, 'comparison_operator');
      if (threshold === undefined || operator === undefined) continue;
      if (isUnknown(threshold))
        report.unknown(at(alarm, 'threshold'), `${alarm.address}: its threshold cannot be resolved.`);
      else if (isUnknown(operator))
        report.unknown(
          at(alarm, 'comparison_operator'),
          `${alarm.address}: its comparison cannot be resolved.`,
        );
      else if (range.least !== undefined && threshold < range.least)
        report.fail(
          at(alarm, 'threshold'),
          `${alarm.address}: ${name} is in ${range.unit}; a threshold of ${threshold} is next to nothing.`,
        );
      else if (range.most !== undefined && threshold > range.most)
        report.fail(
          at(alarm, 'threshold'),
          `${alarm.address}: ${name} never exceeds ${range.most} ${range.unit}; the threshold is ${threshold}.`,
        );
      else if (range.bad === 'low' && operator.startsWith('Greater'))
        report.fail(
          at(alarm, 'comparison_operator'),
          `${alarm.address} fires while ${name} is above ${threshold}, which is when all is well.`,
        );
      else report.pass();
    }
  },
});

import type { Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { numberOf, stringOf } from '../../../src/grading/queries/values.js';

interface Fault {
  readonly attribute: string;
  readonly text: string;
}

export default defineCheck({
  id: 'monitoring/alarm-settings',
  title: 'An alarm with a period or evaluation that CloudWatch refuses',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'CloudWatch refuses the alarm, or it can never be judged: the deployment stops or nothing is watched.',
  fix: 'Use a period of 60 seconds or a multiple, at most a day over all periods, and datapoints_to_alarm no larger than evaluation_periods.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html'],
  },
  grade({ evidence, report }) {
    for (const alarm of resourcesOf(evidence, 'aws_cloudwatch_metric_alarm')) {
      const faults = faultsOf(alarm);
      for (const { attribute, text } of faults)
        report.fail(at(alarm, attribute), `${alarm.address}: ${text}.`);
      const unclear = ['period', 'evaluation_periods', 'datapoints_to_alarm'].find(
        (name) => isUnknown(alarm.values[name]) && alarm.locations[name] !== undefined,
      );
      if (faults.length > 0) continue;
      if (unclear === undefined) report.pass();
      else report.unknown(at(alarm, unclear), `${alarm.address}: ${unclear} cannot be resolved.`);
    }
  },
});

function faultsOf(alarm: Resource): readonly Fault[] {
  const number = (attribute: string) => {
    const value = numberOf(alarm, attribute);
    return isUnknown(value) ? undefined : value;
  };
  const [period, periods, points] = [
    number('period'),
    number('evaluation_periods'),
    number('datapoints_to_alarm'),
  ];
  const namespace = stringOf(alarm, 'namespace');
  const faults: Fault[] = [];
  if (period !== undefined) {
    const short = [10, 20, 30].includes(period);
    const service = typeof namespace === 'string' && namespace.startsWith('AWS/');
    if (!short && (period % 60 !== 0 || period < 60)) {
      faults.push({
        attribute: 'period',
        text: `period is ${period}; CloudWatch takes 10, 20, 30 or a multiple of 60`,
      });
    } else if (short && service) {
      faults.push({ attribute: 'period', text: `period is ${period}; ${namespace} publishes once a minute` });
    }
    const span = period * (periods ?? 1);
    if (span > (period >= 3600 ? 604_800 : 86_400)) {
      faults.push({
        attribute: 'evaluation_periods',
        text: `${periods ?? 1} periods of ${period} s are more than CloudWatch looks back`,
      });
    }
  }
  if (points !== undefined && periods !== undefined && points > periods) {
    faults.push({
      attribute: 'datapoints_to_alarm',
      text: `datapoints_to_alarm ${points} is more than evaluation_periods ${periods}`,
    });
  }
  return faults;
}

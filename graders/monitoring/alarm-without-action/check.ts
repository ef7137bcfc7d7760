import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, referringTo, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf, listOf } from '../../../src/grading/queries/values.js';

const actions = ['alarm_actions', 'ok_actions', 'insufficient_data_actions'];

export default defineCheck({
  id: 'monitoring/alarm-without-action',
  title: 'An alarm that tells nobody',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'An alarm without an action changes its colour on a page that nobody is looking at.',
  fix: 'Set alarm_actions to the ARN of an SNS topic (or a scaling policy), and leave actions_enabled on.',
  references: {
    checkov: ['CKV_AWS_319'],
    fsbp: ['CloudWatch.15', 'CloudWatch.17'],
    config: ['cloudwatch-alarm-action-check', 'cloudwatch-alarm-action-enabled-check'],
  },
  limits: 'An alarm that another resource reads, such as a composite alarm, needs no action of its own.',
  grade({ evidence, report }) {
    for (const alarm of resourcesOf(
      evidence,
      'aws_cloudwatch_metric_alarm',
      'aws_cloudwatch_composite_alarm',
    )) {
      const enabled = boolOf(alarm, 'actions_enabled');
      const fired = listOf(alarm, 'alarm_actions');
      const written = alarm.locations.alarm_actions !== undefined;
      const place = at(alarm, written ? 'alarm_actions' : undefined);
      if (isRead(evidence, alarm)) report.pass();
      else if (enabled === false)
        report.fail(at(alarm, 'actions_enabled'), `${alarm.address} has actions_enabled = false.`);
      else if (isUnknown(fired)) {
        // What refers to something will be something; only a bare input can turn out empty.
        if (alarm.references.alarm_actions?.some(({ to }) => /(^|\.)aws_/.test(to)) === true) report.pass();
        else if (written) report.unknown(place, `${alarm.address}: its alarm_actions cannot be resolved.`);
        else report.fail(place, `${alarm.address} has no alarm_actions.`);
      } else if (fired.length > 0) report.pass();
      else {
        const other = actions.slice(1).find((name) => alarm.locations[name] !== undefined);
        report.fail(
          place,
          `${alarm.address} has no alarm_actions${other === undefined ? '' : ` (only ${other})`}.`,
        );
      }
    }
  },
});

function isRead(evidence: Evidence, alarm: Resource): boolean {
  return referringTo(evidence, alarm).some(({ type }) => type !== 'aws_cloudwatch_dashboard');
}

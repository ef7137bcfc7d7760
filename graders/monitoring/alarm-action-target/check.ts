import type { Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { at, referredType, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { identities, referencesUnder } from '../../../src/grading/queries/network-links.js';
import { listOf, toText } from '../../../src/grading/queries/values.js';

const attributes = ['alarm_actions', 'ok_actions', 'insufficient_data_actions'];
/** What an alarm can start, with the attributes that hold its ARN. */
const targets: Readonly<Record<string, readonly string[]>> = {
  aws_sns_topic: ['arn', 'id'],
  'data.aws_sns_topic': ['arn', 'id'],
  aws_autoscaling_policy: ['arn'],
  aws_appautoscaling_policy: ['arn'],
  aws_lambda_function: ['arn', 'qualified_arn'],
  aws_lambda_alias: ['arn'],
};

/** Services whose ARNs CloudWatch takes as an action (PutMetricAlarm). */
const services: ReadonlySet<string> = new Set([
  'sns',
  'automate',
  'autoscaling',
  'lambda',
  'ssm',
  'ssm-incidents',
  'swf',
  'aiops',
]);

export default defineCheck({
  id: 'monitoring/alarm-action-target',
  title: 'An alarm action that names no topic',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'CloudWatch refuses an action that is no ARN, and an ARN of something that does not exist tells nobody.',
  fix: 'Use the ARN of a declared topic: alarm_actions = [aws_sns_topic.alerts.arn].',
  references: { docs: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html'] },
  grade(context) {
    for (const alarm of resourcesOf(
      context.evidence,
      'aws_cloudwatch_metric_alarm',
      'aws_cloudwatch_composite_alarm',
    )) {
      for (const attribute of attributes) judge(context, alarm, attribute);
    }
  },
});

function judge({ evidence, report }: GradeContext, alarm: Resource, attribute: string): void {
  const values = listOf(alarm, attribute);
  const place = at(alarm, attribute);
  const references = referencesUnder(alarm, attribute);
  for (const reference of references) {
    const type = referredType(reference);
    const good = type === undefined ? undefined : targets[type];
    if (good !== undefined && reference.attribute !== null && !good.includes(reference.attribute)) {
      report.fail(
        place,
        `${alarm.address}: ${attribute} reads ${reference.attribute} of ${reference.to}, which is not its ARN.`,
      );
      return;
    }
  }
  if (isUnknown(values)) {
    if (references.length > 0) report.pass();
    return;
  }
  const known = values.map(toText).filter((text) => text !== undefined);
  const wrong = known.find((text) => !/^arn:[\w-]+:/.test(text));
  if (wrong !== undefined) {
    report.fail(place, `${alarm.address}: ${attribute} holds ${JSON.stringify(wrong)}, which is no ARN.`);
    return;
  }
  const refused = known.find((text) => !services.has(text.split(':')[2] ?? ''));
  if (refused !== undefined) {
    report.fail(place, `${alarm.address}: ${attribute} names ${refused}, which no alarm can start.`);
    return;
  }
  const topics = resourcesOf(evidence, 'aws_sns_topic').flatMap(identities);
  const loose =
    references.length === 0
      ? known.find(
          (text) =>
            /^arn:[\w-]+:sns:/.test(text) &&
            !topics.some((name) => text === name || text.endsWith(`:${name}`)),
        )
      : undefined;
  if (loose !== undefined)
    report.unknown(
      place,
      `${alarm.address}: ${attribute} names ${loose}, which the configuration does not declare.`,
    );
  else if (values.length > 0) report.pass();
}

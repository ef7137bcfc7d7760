import type { Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import { stringOf, valueAt } from '../../../src/grading/queries/values.js';

const attribute = 'cloud_watch_logs_group_arn';

export default defineCheck({
  id: 'compliance-automation/trail-log-group',
  title: 'Trail that CloudTrail cannot connect to its log group',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'CloudTrail takes the ARN of a log group with ":*" at its end, together with a role; anything else is refused (InvalidCloudWatchLogsLogGroupArnException), and the trail with it.',
  fix: 'Write cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.x.arn}:*" and set cloud_watch_logs_role_arn.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html',
    ],
  },
  grade(context) {
    for (const trail of resourcesOf(context.evidence, 'aws_cloudtrail')) judge(context, trail);
  },
});

function judge({ evidence, report }: GradeContext, trail: Resource): void {
  const group = stringOf(trail, attribute);
  const role = valueAt(trail, 'cloud_watch_logs_role_arn');
  if (group === undefined || group === '') return;
  const place = { resource: trail, attribute };
  const end = isUnknown(group) ? group.parts.at(-1) : group;
  if (role === undefined || role === '') {
    report.fail(place, 'A log group is named and no cloud_watch_logs_role_arn.');
  } else if (typeof end === 'string' && end.endsWith(':*')) {
    report.pass();
  } else if (
    !isUnknown(group) ||
    targets(evidence, trail, attribute, 'aws_cloudwatch_log_group').length > 0
  ) {
    report.fail(place, 'The ARN of the log group does not end in ":*".');
  } else report.unknown(place, 'The ARN of the log group cannot be resolved.');
}

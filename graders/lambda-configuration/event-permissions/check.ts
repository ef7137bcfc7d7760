import type { Resource } from '../../../src/domain/evidence.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { roleAllows, roleOf } from '../../../src/grading/queries/lambda-roles.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

/** What the role of the function must allow for each source that Lambda polls, or target it sends to. */
const polled: readonly (readonly [type: string, actions: readonly string[]])[] = [
  ['aws_sqs_queue', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']],
  ['aws_kinesis_stream', ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:DescribeStream']],
  ['aws_kinesis_stream_consumer', ['kinesis:SubscribeToShard']],
  ['aws_dynamodb_table', ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream']],
];
const targeted: readonly (readonly [type: string, actions: readonly string[]])[] = [
  ['aws_sqs_queue', ['sqs:SendMessage']],
  ['aws_sns_topic', ['sns:Publish']],
];

export default defineCheck({
  id: 'lambda-configuration/event-permissions',
  title: 'A role without the permissions for its event source or dead-letter target',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'AWS tests the execution role and refuses the event source mapping, or the function with its dead-letter target.',
  fix: 'Allow the role to read the queue or stream (AWSLambdaSQSQueueExecutionRole and its like), and to send to the dead-letter target.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html'] },
  grade(context) {
    const { evidence } = context;
    for (const mapping of resourcesOf(evidence, 'aws_lambda_event_source_mapping')) {
      const [fn] = linked(evidence, mapping, 'function_name', 'aws_lambda_function');
      if (fn === undefined) continue;
      judge(context, mapping, 'event_source_arn', fn, polled);
      judge(context, mapping, 'destination_config.0.on_failure.0.destination_arn', fn, targeted);
    }
    for (const fn of resourcesOf(evidence, 'aws_lambda_function'))
      judge(context, fn, 'dead_letter_config.0.target_arn', fn, targeted);
  },
});

function judge(
  context: GradeContext,
  resource: Resource,
  attribute: string,
  fn: Resource,
  needs: readonly (readonly [type: string, actions: readonly string[]])[],
): void {
  const { evidence, report } = context;
  for (const [type, actions] of needs) {
    for (const source of linked(evidence, resource, attribute, type)) {
      const role = roleOf(evidence, fn);
      const place = at(resource, attribute);
      if (role === null) {
        report.unknown(
          place,
          `${resource.address}: the role of ${fn.block} is not declared in the configuration.`,
        );
        continue;
      }
      const lacking = actions.filter((action) => roleAllows(evidence, role, action) === 'no');
      if (lacking.length > 0)
        failAbsent(
          context,
          place,
          `${resource.address} uses ${source.block}, and ${role.block} does not allow ${lacking.join(', ')}.`,
        );
      else if (actions.some((action) => roleAllows(evidence, role, action) === 'unknown')) {
        report.unknown(
          place,
          `${resource.address} uses ${source.block}; what ${role.block} allows cannot be resolved.`,
        );
      } else report.pass();
    }
  }
}

import { defineCheck } from '../../../src/grading/contract.js';
import { at, joined, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isWritten, linked } from '../../../src/grading/queries/network-links.js';

export default defineCheck({
  id: 'lambda-configuration/dead-letter',
  title: 'Failed events are kept in a dead-letter queue or destination',
  severity: 'medium',
  kind: 'requested',
  reason:
    'After its retries Lambda drops an asynchronous event: without a place for it the data is lost without notice.',
  fix: 'Add dead_letter_config with a queue or topic, an on_failure destination, or a redrive_policy on the queue that feeds the function.',
  references: { checkov: ['CKV_AWS_116'], config: ['lambda-dlq-check'] },
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const destinations = joined(evidence, fn, ['aws_lambda_function_event_invoke_config'], 'function_name');
      const mappings = joined(evidence, fn, ['aws_lambda_event_source_mapping'], 'function_name');
      const queues = mappings.flatMap((mapping) =>
        linked(evidence, mapping, 'event_source_arn', 'aws_sqs_queue'),
      );
      const redriven =
        queues.length > 0 &&
        queues.every(
          (queue) =>
            isWritten(evidence, queue, 'redrive_policy') ||
            joined(evidence, queue, ['aws_sqs_queue_redrive_policy'], 'queue_url').length > 0,
        );
      const onFailure = [...destinations, ...mappings].some((side) =>
        isWritten(evidence, side, 'destination_config'),
      );
      if (isWritten(evidence, fn, 'dead_letter_config.0.target_arn') || onFailure || redriven) report.pass();
      else if (isWritten(evidence, fn, 'dead_letter_config'))
        report.unknown(
          at(fn, 'dead_letter_config'),
          `${fn.address}: its dead_letter_config cannot be resolved.`,
        );
      else report.fail(at(fn), `${fn.address} has no dead_letter_config and no on_failure destination.`);
    }
  },
});

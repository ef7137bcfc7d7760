import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { numberOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'lambda-configuration/queue-visibility',
  title: 'A queue whose visibility timeout is below its function timeout',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'AWS refuses the event source mapping: a message would return to the queue while the function still works on it.',
  fix: 'Set visibility_timeout_seconds to at least the timeout of the function, better six times it.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html'] },
  grade({ evidence, report }) {
    for (const mapping of resourcesOf(evidence, 'aws_lambda_event_source_mapping')) {
      const [queue] = linked(evidence, mapping, 'event_source_arn', 'aws_sqs_queue');
      const [fn] = linked(evidence, mapping, 'function_name', 'aws_lambda_function');
      if (queue === undefined || fn === undefined) continue;
      const visible = numberOf(queue, 'visibility_timeout_seconds') ?? 30;
      const timeout = numberOf(fn, 'timeout') ?? 3;
      const place = at(queue, 'visibility_timeout_seconds');
      if (isUnknown(visible) || isUnknown(timeout))
        report.unknown(
          place,
          `${queue.address}: its visibility timeout against ${fn.block} cannot be resolved.`,
        );
      else if (visible >= timeout) report.pass();
      else
        report.fail(
          place,
          `${queue.address} has a visibility timeout of ${visible} s; ${fn.block} may run ${timeout} s.`,
        );
    }
  },
});

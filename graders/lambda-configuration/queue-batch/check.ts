import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { linked } from '../../../src/grading/queries/network-links.js';
import { boolOf, numberOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'lambda-configuration/queue-batch',
  title: 'A batch that Lambda does not accept for the kind of queue',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'A FIFO queue takes no batching window and at most 10 messages a batch, a standard queue more than 10 only with a window; AWS refuses the mapping.',
  fix: 'For a FIFO queue leave out maximum_batching_window_in_seconds; for batches over 10 set it to 1 or more.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html'] },
  grade({ evidence, report }) {
    for (const mapping of resourcesOf(evidence, 'aws_lambda_event_source_mapping')) {
      const [queue] = linked(evidence, mapping, 'event_source_arn', 'aws_sqs_queue');
      if (queue === undefined) continue;
      const fifo = boolOf(queue, 'fifo_queue') ?? false;
      const window = numberOf(mapping, 'maximum_batching_window_in_seconds') ?? 0;
      const size = numberOf(mapping, 'batch_size') ?? 10;
      if (isUnknown(fifo) || isUnknown(window) || isUnknown(size)) {
        report.unknown(
          at(mapping, 'event_source_arn'),
          `${mapping.address}: its batches or the kind of ${queue.block} cannot be resolved.`,
        );
      } else if (fifo && window > 0) {
        report.fail(
          at(mapping, 'maximum_batching_window_in_seconds'),
          `${queue.block} is a FIFO queue, which takes no batching window (found ${window}).`,
        );
      } else if (size > 10 && (fifo || window === 0)) {
        const most = fifo
          ? 'a FIFO queue takes at most 10'
          : 'more than 10 need a batching window of 1 second';
        report.fail(at(mapping, 'batch_size'), `batch_size is ${size}; ${most}.`);
      } else report.pass();
    }
  },
});

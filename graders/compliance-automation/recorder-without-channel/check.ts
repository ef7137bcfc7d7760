import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'compliance-automation/recorder-without-channel',
  title: 'Config recorder without a delivery channel',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A recorder cannot be started before the account has a delivery channel (NoAvailableDeliveryChannelException).',
  fix: 'Add aws_config_delivery_channel with a bucket that admits AWS Config.',
  references: {
    docs: ['https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html'],
  },
  limits: 'Judged by region: a channel in another provider configuration does not count.',
  grade({ evidence, report }) {
    const channels = resourcesOf(evidence, 'aws_config_delivery_channel');
    for (const recorder of resourcesOf(evidence, 'aws_config_configuration_recorder')) {
      const own = channels.filter((channel) => channel.provider === recorder.provider);
      if (own.some((channel) => channel.expanded)) report.pass();
      else if (own.length > 0)
        report.unknown(
          { resource: recorder },
          `Whether ${recorder.address} has a delivery channel cannot be resolved.`,
        );
      else report.fail({ resource: recorder }, `No delivery channel stands beside ${recorder.address}.`);
    }
  },
});

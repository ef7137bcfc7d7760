import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { dependsOn } from '../../../src/grading/queries/graph.js';

export default defineCheck({
  id: 'compliance-automation/start-before-channel',
  title: 'Config recorder started before its delivery channel',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'Terraform creates in parallel what does not refer to one another. Starting the recorder first fails with NoAvailableDeliveryChannelException.',
  fix: 'Add depends_on = [aws_config_delivery_channel.x] to the recorder status.',
  references: {
    docs: ['https://docs.aws.amazon.com/config/latest/APIReference/API_StartConfigurationRecorder.html'],
  },
  limits: 'Where several of the first stand in one region, waiting for one of them is enough.',
  grade({ evidence, report }) {
    const firsts = resourcesOf(evidence, 'aws_config_delivery_channel');
    for (const later of resourcesOf(evidence, 'aws_config_configuration_recorder_status')) {
      const own = firsts.filter((first) => first.provider === later.provider);
      if (own.length === 0) continue;
      if (own.some((first) => dependsOn(evidence, later.block, first.block))) report.pass();
      else {
        const blocks = [...new Set(own.map((first) => first.block))].join(', ');
        report.fail(
          { resource: later },
          `${later.address} does not wait for ${blocks}: the recorder cannot start without a channel.`,
        );
      }
    }
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { dependsOn } from '../../../src/grading/queries/graph.js';

export default defineCheck({
  id: 'compliance-automation/rule-before-recorder',
  title: 'Config rule created before the recorder',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'AWS Config refuses a rule while the region has no recorder (NoAvailableConfigurationRecorderException), and Terraform creates both in parallel.',
  fix: 'Add depends_on = [aws_config_configuration_recorder_status.x] to the rule.',
  references: { docs: ['https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigRule.html'] },
  limits: 'Where several of the first stand in one region, waiting for one of them is enough.',
  grade({ evidence, report }) {
    const firsts = resourcesOf(evidence, 'aws_config_configuration_recorder');
    for (const later of resourcesOf(evidence, 'aws_config_config_rule', 'aws_config_conformance_pack')) {
      const own = firsts.filter((first) => first.provider === later.provider);
      if (own.length === 0) continue;
      if (own.some((first) => dependsOn(evidence, later.block, first.block))) report.pass();
      else {
        const blocks = [...new Set(own.map((first) => first.block))].join(', ');
        report.fail(
          { resource: later },
          `${later.address} does not wait for ${blocks}: rules are refused without a recorder.`,
        );
      }
    }
  },
});

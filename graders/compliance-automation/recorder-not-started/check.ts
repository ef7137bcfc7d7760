import { defineCheck } from '../../../src/grading/contract.js';
import { joined, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isUnknown } from '../../../src/domain/value.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'compliance-automation/recorder-not-started',
  title: 'Config recorder that nobody starts',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A configuration recorder is created stopped. Without aws_config_configuration_recorder_status it records nothing, and no rule ever evaluates.',
  fix: 'Add aws_config_configuration_recorder_status with is_enabled = true, after the delivery channel.',
  references: {
    checkov: ['CKV2_AWS_45'],
    fsbp: ['Config.1'],
    cis: ['3.0.0/3.3'],
    docs: ['https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html'],
  },
  grade({ evidence, report }) {
    for (const recorder of resourcesOf(evidence, 'aws_config_configuration_recorder')) {
      const statuses = joined(evidence, recorder, ['aws_config_configuration_recorder_status'], 'name');
      if (statuses.length === 0) {
        report.fail(
          { resource: recorder },
          `No aws_config_configuration_recorder_status starts ${recorder.address}.`,
        );
      }
      for (const status of statuses) {
        const enabled = boolOf(status, 'is_enabled');
        const place = { resource: status, attribute: 'is_enabled' };
        if (enabled === true) report.pass();
        else if (isUnknown(enabled))
          report.unknown(place, `Whether ${recorder.address} is started cannot be resolved.`);
        else report.fail(place, `${recorder.address} is stopped: is_enabled is not true.`);
      }
    }
  },
});

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'compliance-automation/guardduty',
  title: 'GuardDuty absent or switched off',
  severity: 'high',
  kind: 'requested',
  reason: 'Nobody watches the account for stolen credentials, mining and data leaving.',
  fix: 'Add aws_guardduty_detector with enable = true.',
  references: {
    checkov: ['CKV_AWS_238', 'CKV2_AWS_3'],
    fsbp: ['GuardDuty.1'],
    config: ['guardduty-enabled-centralized'],
  },
  grade({ evidence, report }) {
    for (const detector of resourcesOf(evidence, 'aws_guardduty_detector')) {
      const enabled = boolOf(detector, 'enable') ?? true;
      const place = { resource: detector, attribute: 'enable' };
      if (isUnknown(enabled)) report.unknown(place, 'Whether GuardDuty is on cannot be resolved.');
      else if (enabled) report.pass();
      else report.fail(place, 'GuardDuty is switched off: enable is false.');
    }
  },
});

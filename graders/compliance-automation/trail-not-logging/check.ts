import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'compliance-automation/trail-not-logging',
  title: 'Trail that does not log',
  severity: 'critical',
  kind: 'intrinsic',
  reason: 'A trail with logging switched off records nothing while it looks present.',
  fix: 'Remove enable_logging = false.',
  references: { checkov: ['CKV_AWS_251'], fsbp: ['CloudTrail.3'], config: ['cloudtrail-enabled'] },
  grade({ evidence, report }) {
    for (const trail of resourcesOf(evidence, 'aws_cloudtrail')) {
      const value = boolOf(trail, 'enable_logging') ?? true;
      const place = { resource: trail, attribute: 'enable_logging' };
      if (isUnknown(value)) report.unknown(place, 'Whether the trail logs cannot be resolved.');
      else if (value) report.pass();
      else report.fail(place, `${trail.address} is created with logging off.`);
    }
  },
});

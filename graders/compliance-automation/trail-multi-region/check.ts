import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'compliance-automation/trail-multi-region',
  title: 'Trail of one region',
  severity: 'high',
  kind: 'requested',
  reason: 'What somebody does in another region is not recorded, and that is where intruders go.',
  fix: 'Set is_multi_region_trail = true.',
  references: {
    trivy: ['AVD-AWS-0014'],
    checkov: ['CKV_AWS_67'],
    fsbp: ['CloudTrail.1'],
    config: ['multi-region-cloud-trail-enabled'],
    cis: ['3.0.0/3.1'],
  },
  grade({ evidence, report }) {
    for (const trail of resourcesOf(evidence, 'aws_cloudtrail')) {
      const value = boolOf(trail, 'is_multi_region_trail') ?? false;
      const place = { resource: trail, attribute: 'is_multi_region_trail' };
      if (isUnknown(value))
        report.unknown(place, 'Whether the trail covers every region cannot be resolved.');
      else if (value) report.pass();
      else report.fail(place, `is_multi_region_trail is not true.`);
    }
  },
});

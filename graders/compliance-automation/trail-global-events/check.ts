import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'compliance-automation/trail-global-events',
  title: 'Multi-region trail without global service events',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'CloudTrail refuses a multi-region trail that leaves out global service events (InvalidParameterCombinationException).',
  fix: 'Remove include_global_service_events = false.',
  references: {
    docs: ['https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html'],
  },
  grade({ evidence, report }) {
    for (const trail of resourcesOf(evidence, 'aws_cloudtrail')) {
      const regions = boolOf(trail, 'is_multi_region_trail') ?? false;
      const events = boolOf(trail, 'include_global_service_events') ?? true;
      const place = { resource: trail, attribute: 'include_global_service_events' };
      if (regions === false || events === true) report.pass();
      else if (isUnknown(regions) || isUnknown(events))
        report.unknown(place, 'Whether the trail leaves out global events cannot be resolved.');
      else report.fail(place, 'The trail covers every region and leaves out global service events.');
    }
  },
});

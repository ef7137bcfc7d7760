import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { numberOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'monitoring/log-group-retention',
  title: 'A log group that keeps its logs for ever',
  severity: 'low',
  kind: 'intrinsic',
  reason:
    'Without retention the logs, and what they cost, grow without end, and personal data in them is never removed.',
  fix: 'Set retention_in_days to what the logs are needed for, such as 30 or 365.',
  references: {
    checkov: ['CKV_AWS_66', 'CKV_AWS_338'],
    fsbp: ['CloudWatch.16'],
    config: ['cw-loggroup-retention-period-check'],
  },
  grade({ evidence, report }) {
    for (const group of resourcesOf(evidence, 'aws_cloudwatch_log_group')) {
      const days = numberOf(group, 'retention_in_days');
      const written = group.locations.retention_in_days !== undefined;
      const place = at(group, written ? 'retention_in_days' : undefined);
      if (isUnknown(days)) report.unknown(place, `${group.address}: its retention cannot be resolved.`);
      else if (days !== undefined && days > 0) report.pass();
      else report.fail(place, `${group.address} has no retention_in_days.`);
    }
  },
});

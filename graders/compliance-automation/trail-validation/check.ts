import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'compliance-automation/trail-validation',
  title: 'Trail without log file validation',
  severity: 'medium',
  kind: 'intrinsic',
  reason: 'Without digests nobody can show that log files were not changed or deleted.',
  fix: 'Set enable_log_file_validation = true.',
  references: {
    trivy: ['AVD-AWS-0016'],
    checkov: ['CKV_AWS_36'],
    fsbp: ['CloudTrail.4'],
    config: ['cloud-trail-log-file-validation-enabled'],
    cis: ['3.0.0/3.2'],
  },
  grade({ evidence, report }) {
    for (const trail of resourcesOf(evidence, 'aws_cloudtrail')) {
      const value = boolOf(trail, 'enable_log_file_validation') ?? false;
      const place = { resource: trail, attribute: 'enable_log_file_validation' };
      if (isUnknown(value)) report.unknown(place, 'Whether log files are validated cannot be resolved.');
      else if (value) report.pass();
      else report.fail(place, `enable_log_file_validation is not true.`);
    }
  },
});

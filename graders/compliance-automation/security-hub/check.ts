import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'compliance-automation/security-hub',
  title: 'Security Hub absent, or without any standard',
  severity: 'medium',
  kind: 'requested',
  reason: 'Findings of the other services are collected nowhere, and without a standard nothing is checked.',
  fix: 'Add aws_securityhub_account and at least one aws_securityhub_standards_subscription.',
  references: { config: ['securityhub-enabled'], cis: ['3.0.0/4.16'] },
  grade({ evidence, report }) {
    for (const account of resourcesOf(evidence, 'aws_securityhub_account')) {
      const defaults = boolOf(account, 'enable_default_standards') ?? true;
      const standards = resourcesOf(
        evidence,
        'aws_securityhub_standards_subscription',
        'aws_securityhub_configuration_policy',
      );
      const place = { resource: account, attribute: 'enable_default_standards' };
      if (standards.length > 0 || defaults === true) report.pass();
      else if (isUnknown(defaults))
        report.unknown(place, 'Whether Security Hub checks any standard cannot be resolved.');
      else report.fail(place, 'The default standards are switched off and no other is subscribed to.');
    }
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { dependsOn } from '../../../src/grading/queries/graph.js';

export default defineCheck({
  id: 'compliance-automation/standards-before-hub',
  title: 'Security Hub standard subscribed to before the hub is on',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A standard can only be subscribed to once Security Hub is on (InvalidAccessException), and Terraform creates both in parallel.',
  fix: 'Add depends_on = [aws_securityhub_account.x] to the subscription.',
  references: {
    docs: ['https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchEnableStandards.html'],
  },
  limits: 'Where several of the first stand in one region, waiting for one of them is enough.',
  grade({ evidence, report }) {
    const firsts = resourcesOf(evidence, 'aws_securityhub_account');
    for (const later of resourcesOf(
      evidence,
      'aws_securityhub_standards_subscription',
      'aws_securityhub_product_subscription',
    )) {
      const own = firsts.filter((first) => first.provider === later.provider);
      if (own.length === 0) continue;
      if (own.some((first) => dependsOn(evidence, later.block, first.block))) report.pass();
      else {
        const blocks = [...new Set(own.map((first) => first.block))].join(', ');
        report.fail(
          { resource: later },
          `${later.address} does not wait for ${blocks}: the account is not subscribed to Security Hub yet.`,
        );
      }
    }
  },
});

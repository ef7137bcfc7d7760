import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { nestedOf, valueAt } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'lambda-configuration/vpc-config',
  title: 'Functions run inside the VPC',
  severity: 'high',
  kind: 'requested',
  reason:
    'A function outside the VPC cannot reach the private database, and its traffic passes no security group.',
  fix: 'Add vpc_config with the private subnets and a security group of the function.',
  references: { checkov: ['CKV_AWS_117'], fsbp: ['Lambda.3'], config: ['lambda-inside-vpc'] },
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const blocks = nestedOf(fn, 'vpc_config');
      if (!isWritten(evidence, fn, 'vpc_config')) report.fail(at(fn), `${fn.address} has no vpc_config.`);
      else if (isUnknown(blocks))
        report.unknown(at(fn, 'vpc_config'), `${fn.address}: its vpc_config cannot be resolved.`);
      else {
        const [block] = blocks;
        const empty = ['subnet_ids', 'security_group_ids'].filter((attribute) => {
          const value = block === undefined ? undefined : valueAt(block, attribute);
          return value === undefined || (Array.isArray(value) && value.length === 0);
        });
        if (empty.length === 0) report.pass();
        else
          report.fail(at(fn, 'vpc_config.0'), `${fn.address}: vpc_config has no ${empty.join(' and no ')}.`);
      }
    }
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { roleAllows, roleOf } from '../../../src/grading/queries/lambda-roles.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

const needed = ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'];

export default defineCheck({
  id: 'lambda-configuration/vpc-permissions',
  title: 'A function in a VPC whose role may not create network interfaces',
  severity: 'critical',
  kind: 'intrinsic',
  reason: 'AWS refuses to create the function: the execution role lacks CreateNetworkInterface on EC2.',
  fix: 'Attach AWSLambdaVPCAccessExecutionRole, or allow ec2:CreateNetworkInterface, DescribeNetworkInterfaces and DeleteNetworkInterface.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html'] },
  grade(context) {
    const { evidence, report } = context;
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      if (!isWritten(evidence, fn, 'vpc_config')) continue;
      const role = roleOf(evidence, fn);
      const place = at(fn, 'role');
      if (role === null) {
        report.unknown(place, `${fn.address} runs in a VPC; its role is not declared in the configuration.`);
        continue;
      }
      const lacking = needed.filter((action) => roleAllows(evidence, role, action) === 'no');
      if (lacking.length > 0)
        failAbsent(
          context,
          place,
          `${fn.address} runs in a VPC, and ${role.block} does not allow ${lacking.join(', ')}.`,
        );
      else if (needed.some((action) => roleAllows(evidence, role, action) === 'unknown')) {
        report.unknown(place, `${fn.address} runs in a VPC; what ${role.block} allows cannot be resolved.`);
      } else report.pass();
    }
  },
});

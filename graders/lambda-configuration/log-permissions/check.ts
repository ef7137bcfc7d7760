import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { roleAllows, roleOf } from '../../../src/grading/queries/lambda-roles.js';
import { failAbsent } from '../../../src/grading/queries/network-unread.js';

const needed = ['logs:CreateLogStream', 'logs:PutLogEvents'];

export default defineCheck({
  id: 'lambda-configuration/log-permissions',
  title: 'A function whose role may not write logs',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'The function runs and leaves no trace: no log line reaches CloudWatch, so no failure can be explained.',
  fix: 'Attach AWSLambdaBasicExecutionRole, or allow logs:CreateLogStream and logs:PutLogEvents on the log group.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html'] },
  grade(context) {
    const { evidence, report } = context;
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const role = roleOf(evidence, fn);
      const place = at(fn, 'role');
      if (role === null) {
        report.unknown(place, `${fn.address}: its role is not declared in the configuration.`);
        continue;
      }
      const lacking = needed.filter((action) => roleAllows(evidence, role, action) === 'no');
      if (lacking.length > 0)
        failAbsent(context, place, `${fn.address}: ${role.block} does not allow ${lacking.join(' and ')}.`);
      else if (needed.some((action) => roleAllows(evidence, role, action) === 'unknown')) {
        report.unknown(place, `${fn.address}: what ${role.block} allows cannot be resolved.`);
      } else report.pass();
    }
  },
});

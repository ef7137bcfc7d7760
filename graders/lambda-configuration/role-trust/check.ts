import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { roleOf } from '../../../src/grading/queries/lambda-roles.js';
import { allowsService, serviceNamed } from '../../../src/grading/queries/policies-judge.js';
import { trustOf } from '../../../src/grading/queries/policies-roles.js';

export default defineCheck({
  id: 'lambda-configuration/role-trust',
  title: 'A function whose role Lambda may not assume',
  severity: 'critical',
  kind: 'intrinsic',
  reason: 'AWS refuses to create the function: the role defined for it cannot be assumed by Lambda.',
  fix: 'Let the trust policy of the role allow sts:AssumeRole to the service lambda.amazonaws.com.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html'] },
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const role = roleOf(evidence, fn);
      const trust = role === null ? null : trustOf(evidence, role);
      const place = at(fn, 'role');
      const allowed =
        trust === null
          ? 'unknown'
          : allowsService(trust, serviceNamed('lambda.amazonaws.com'), ['sts:AssumeRole']);
      if (allowed === 'yes') report.pass();
      else if (role === null)
        report.unknown(place, `${fn.address}: its role is not declared in the configuration.`);
      else if (allowed === 'unknown')
        report.unknown(place, `${fn.address}: whom ${role.block} trusts cannot be resolved.`);
      else report.fail(place, `${fn.address}: ${role.block} does not trust lambda.amazonaws.com.`);
    }
  },
});

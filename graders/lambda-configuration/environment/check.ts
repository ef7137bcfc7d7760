import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isWritten, mapOf } from '../../../src/grading/queries/network-links.js';

export default defineCheck({
  id: 'lambda-configuration/environment',
  title: 'Functions get their settings as environment variables',
  severity: 'medium',
  kind: 'requested',
  reason: 'Without its variables a function does not know which bucket, database or secret it works with.',
  fix: 'Add an environment block whose variables name the resources that the function uses.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html'] },
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const variables = mapOf(evidence, fn, 'environment.0.variables');
      if (!isWritten(evidence, fn, 'environment'))
        report.fail(at(fn), `${fn.address} has no environment variables.`);
      else if (isUnknown(variables))
        report.unknown(at(fn, 'environment.0.variables'), `${fn.address}: its variables cannot be resolved.`);
      else if (Object.keys(variables).length > 0) report.pass();
      else report.fail(at(fn, 'environment.0'), `${fn.address} has an environment without variables.`);
    }
  },
});

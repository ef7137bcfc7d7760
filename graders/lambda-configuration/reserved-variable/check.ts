import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isWritten, mapOf } from '../../../src/grading/queries/network-links.js';

/** Names that Lambda sets itself and refuses to take. */
const reserved = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_DEFAULT_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_LAMBDA_RUNTIME_API',
  'AWS_REGION',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'LAMBDA_RUNTIME_DIR',
  'LAMBDA_TASK_ROOT',
]);

export default defineCheck({
  id: 'lambda-configuration/reserved-variable',
  title: 'An environment variable that Lambda reserves for itself',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'AWS refuses to create a function that sets a reserved variable such as AWS_REGION; plan does not notice.',
  fix: 'Leave the variable out: Lambda sets it. For another region use a name of your own, such as TARGET_REGION.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html'] },
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const variables = mapOf(evidence, fn, 'environment.0.variables');
      if (!isWritten(evidence, fn, 'environment')) continue;
      if (isUnknown(variables)) {
        report.unknown(at(fn, 'environment.0.variables'), `${fn.address}: its variables cannot be resolved.`);
        continue;
      }
      const taken = Object.keys(variables).filter((name) => reserved.has(name));
      if (taken.length === 0) report.pass();
      else
        report.fail(
          at(fn, 'environment.0.variables'),
          `${fn.address} sets ${taken.join(' and ')}, which Lambda reserves.`,
        );
    }
  },
});

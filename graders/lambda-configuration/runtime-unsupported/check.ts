import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { asksForValue } from '../../../src/grading/queries/asked.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { stringOf } from '../../../src/grading/queries/values.js';
import { asOf, deprecationDates, newerThan, supportOf } from '../../../src/grading/tables/lambda-runtimes.js';

export default defineCheck({
  id: 'lambda-configuration/runtime-unsupported',
  title: 'A function on a runtime past its support',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Runtimes past support get no security patches, and AWS in time refuses to create or update functions on them.',
  fix: 'Move to a supported runtime of the same language.',
  references: {
    trivy: ['AVD-AWS-0066'],
    checkov: ['CKV_AWS_363'],
    fsbp: ['Lambda.2'],
    config: ['lambda-function-settings-check'],
    docs: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html'],
  },
  limits: 'Compares with a dated table, not with the clock. A runtime that the task asks for is accepted.',
  grade({ evidence, task, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const runtime = stringOf(fn, 'runtime');
      if (runtime === undefined) continue;
      if (isUnknown(runtime))
        report.unknown(at(fn, 'runtime'), `${fn.address}: its runtime cannot be resolved.`);
      else if (supportOf(runtime) !== 'unsupported' || asksForValue(task, fn.type, 'runtime', runtime))
        report.pass();
      else {
        const newer = newerThan(runtime);
        const advice = newer === null ? '' : `; ${newer} is the newest`;
        report.fail(
          at(fn, 'runtime'),
          `${fn.address} runs on ${runtime}, unsupported since ${deprecationDates.get(runtime) ?? asOf}${advice}.`,
        );
      }
    }
  },
});

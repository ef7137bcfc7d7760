import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { asksForValue } from '../../../src/grading/queries/asked.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { stringOf } from '../../../src/grading/queries/values.js';
import { deprecationDates, newerThan, supportOf } from '../../../src/grading/tables/lambda-runtimes.js';

export default defineCheck({
  id: 'lambda-configuration/runtime-outdated',
  title: 'A function on a runtime in its last year of support',
  severity: 'low',
  kind: 'intrinsic',
  reason: 'New functions on a runtime that is about to end must be moved again within months.',
  fix: 'Start on a newer runtime of the same language.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html'] },
  limits:
    'Compares with a dated table, not with the clock. Runtimes past support belong to runtime-unsupported.',
  grade({ evidence, task, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const runtime = stringOf(fn, 'runtime');
      if (runtime === undefined) continue;
      if (isUnknown(runtime)) {
        report.unknown(at(fn, 'runtime'), `${fn.address}: its runtime cannot be resolved.`);
        continue;
      }
      const support = supportOf(runtime);
      if (support === 'unsupported' || support === null) continue;
      if (support === 'current' || asksForValue(task, fn.type, 'runtime', runtime)) report.pass();
      else {
        const [date, newer] = [deprecationDates.get(runtime) ?? '', newerThan(runtime) ?? ''];
        report.fail(
          at(fn, 'runtime'),
          `${fn.address} runs on ${runtime}, whose support ends on ${date}; ${newer} is the newest.`,
        );
      }
    }
  },
});

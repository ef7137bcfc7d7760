import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { packageKind } from '../../../src/grading/queries/lambda-package.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';
import { valueAt } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'lambda-configuration/handler-missing',
  title: 'A zip function without handler or runtime',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'A function packaged as a zip needs both: AWS refuses it without a runtime, and cannot start it without a handler.',
  fix: 'Set handler to "file.function" and runtime to a supported one such as "python3.13".',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html'] },
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const kind = packageKind(evidence, fn);
      if (kind === 'image') continue;
      const missing = ['handler', 'runtime'].filter(
        (attribute) => !isWritten(evidence, fn, attribute) || valueAt(fn, attribute) === '',
      );
      if (missing.length === 0) report.pass();
      else if (kind === 'unknown')
        report.unknown(at(fn, 'package_type'), `${fn.address}: its package type cannot be resolved.`);
      else report.fail(at(fn), `${fn.address} has no ${missing.join(' and no ')}.`);
    }
  },
});

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { handlerTarget, mentions } from '../../../src/grading/queries/lambda-handler.js';
import { packageContent, packageKind } from '../../../src/grading/queries/lambda-package.js';
import { stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'lambda-configuration/handler-function',
  title: 'A handler whose function is not in its file',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'The file is found and the function in it is not: every invocation fails.',
  fix: 'Let the last part of handler be the name of a function that the file defines or exports.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html'] },
  limits: 'Looks for the name anywhere in the file outside comments; does not run the code.',
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      if (packageKind(evidence, fn) !== 'zip') continue;
      const handler = stringOf(fn, 'handler');
      const runtime = stringOf(fn, 'runtime');
      if (handler === undefined || runtime === undefined || isUnknown(handler) || isUnknown(runtime))
        continue;
      const target = handlerTarget(runtime, handler);
      const file = packageContent(evidence, fn)?.files.find(
        ({ path }) => target?.files.includes(path) === true,
      );
      if (target === null || file === undefined) continue;
      if (file.text === null)
        report.unknown(at(fn, 'handler'), `${fn.address}: the text of ${file.path} cannot be resolved.`);
      else if (mentions(file.text, target.name)) report.pass();
      else report.fail(at(fn, 'handler'), `${fn.address}: ${file.path} defines no "${target.name}".`);
    }
  },
});

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { handlerTarget } from '../../../src/grading/queries/lambda-handler.js';
import { packageContent, packageKind } from '../../../src/grading/queries/lambda-package.js';
import { stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'lambda-configuration/handler-file',
  title: 'A handler that names no file of its package',
  severity: 'high',
  kind: 'intrinsic',
  reason: 'The function deploys, and every invocation ends with an import error.',
  fix: 'Let the part of handler before the last dot be the path of a source file inside the package.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html'] },
  limits: 'Judges Python, Node.js and Ruby packages that an archive_file of the answer builds.',
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      if (packageKind(evidence, fn) !== 'zip') continue;
      const content = packageContent(evidence, fn);
      const handler = stringOf(fn, 'handler');
      const runtime = stringOf(fn, 'runtime');
      if (content === null || handler === undefined || runtime === undefined) continue;
      if (isUnknown(handler) || isUnknown(runtime)) {
        report.unknown(at(fn, 'handler'), `${fn.address}: its handler or runtime cannot be resolved.`);
        continue;
      }
      const target = handlerTarget(runtime, handler);
      if (target === null) continue;
      const paths = content.files.map(({ path }) => path);
      if (target.files.some((file) => paths.includes(file))) report.pass();
      else if (!content.complete)
        report.unknown(at(fn, 'handler'), `${fn.address}: what its package holds cannot be resolved.`);
      else {
        const held = paths.slice(0, 5).join(', ') || 'no file';
        report.fail(
          at(fn, 'handler'),
          `${fn.address}: handler "${handler}" needs ${target.files[0] ?? ''}; the package holds ${held}.`,
        );
      }
    }
  },
});

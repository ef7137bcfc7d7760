import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { packageKind } from '../../../src/grading/queries/lambda-package.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';

export default defineCheck({
  id: 'lambda-configuration/code-hash',
  title: 'A packaged function without source_code_hash',
  severity: 'low',
  kind: 'intrinsic',
  reason:
    'Terraform compares the path of the zip, not its content: later changes of the code are never deployed.',
  fix: 'Set source_code_hash to the output_base64sha256 of the archive_file, or to filebase64sha256 of the zip.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html'] },
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const kind = packageKind(evidence, fn);
      if (kind === 'image') continue;
      const tracked = ['source_code_hash', 's3_object_version', 'code_sha256'].some((attribute) =>
        isWritten(evidence, fn, attribute),
      );
      if (tracked) report.pass();
      else if (kind === 'unknown')
        report.unknown(at(fn, 'package_type'), `${fn.address}: its package type cannot be resolved.`);
      else report.fail(at(fn), `${fn.address} has no source_code_hash.`);
    }
  },
});

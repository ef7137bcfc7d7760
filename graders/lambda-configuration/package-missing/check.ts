import { defineCheck } from '../../../src/grading/contract.js';
import { at, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { packageKind } from '../../../src/grading/queries/lambda-package.js';
import { isWritten } from '../../../src/grading/queries/network-links.js';

export default defineCheck({
  id: 'lambda-configuration/package-missing',
  title: 'A function without a deployment package',
  severity: 'critical',
  kind: 'intrinsic',
  reason: 'AWS creates no function without code: the deployment stops here.',
  fix: 'Set filename to a zip that an archive_file builds, or s3_bucket and s3_key, or image_uri with package_type = "Image".',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html'] },
  grade({ evidence, report }) {
    for (const fn of resourcesOf(evidence, 'aws_lambda_function')) {
      const kind = packageKind(evidence, fn);
      const written = (attribute: string) => isWritten(evidence, fn, attribute);
      if (kind === 'unknown')
        report.unknown(at(fn, 'package_type'), `${fn.address}: its package type cannot be resolved.`);
      else if (kind === 'image') {
        if (written('image_uri')) report.pass();
        else
          report.fail(at(fn, 'package_type'), `${fn.address} has package_type = "Image" and no image_uri.`);
      } else if (written('filename')) report.pass();
      else if (!written('s3_bucket'))
        report.fail(at(fn), `${fn.address} has no filename, s3_bucket or image_uri.`);
      else if (written('s3_key')) report.pass();
      else report.fail(at(fn, 's3_bucket'), `${fn.address} names an s3_bucket and no s3_key.`);
    }
  },
});

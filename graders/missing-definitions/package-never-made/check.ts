import { defineCheck } from '../../../src/grading/contract.js';
import { isUnknown } from '../../../src/domain/value.js';
import { at, kindOf, referencesOf, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { fileAvailability, inAnswer } from '../../../src/grading/queries/files.js';
import { stringOf } from '../../../src/grading/queries/values.js';

/** Resources that upload a file, and the attribute that names it. */
const uploads: Readonly<Record<string, string>> = {
  aws_lambda_function: 'filename',
  aws_lambda_layer_version: 'filename',
  aws_s3_object: 'source',
  aws_s3_bucket_object: 'source',
};

export default defineCheck({
  id: 'missing-definitions/package-never-made',
  title: 'A deployment package or upload that nothing in the answer makes',
  severity: 'critical',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'The path is plain text to Terraform, so plan succeeds and the apply stops because the file is not there.',
  fix: 'Build the package with an archive_file data source and use its output_path, or ship the file in the answer.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-package.html'] },
  grade({ evidence, report }) {
    for (const resource of resourcesOf(evidence, ...Object.keys(uploads))) {
      const attribute = uploads[kindOf(resource)] ?? 'filename';
      // Taken from a resource or data source that makes it (an undeclared one is another check's fault).
      if (
        referencesOf(resource, attribute).some((reference) => /(^|\.)(local_|archive_)/.test(reference.to))
      ) {
        report.pass();
        continue;
      }
      const path = stringOf(resource, attribute);
      if (path === undefined) continue;
      const found = isUnknown(path) ? 'unknown' : fileAvailability(evidence, path);
      if (isUnknown(path)) report.unknown(at(resource, attribute), `${attribute} cannot be resolved.`);
      else if (found === 'missing') {
        report.fail(
          at(resource, attribute),
          `${inAnswer(evidence, path)} is neither shipped in the answer nor made by it.`,
        );
      } else if (found === 'unknown') {
        report.unknown(
          at(resource, attribute),
          `Whether the answer makes ${inAnswer(evidence, path)} cannot be resolved.`,
        );
      } else report.pass();
    }
  },
});

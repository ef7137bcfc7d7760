import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { toText, valueAt } from '../../../src/grading/queries/values.js';

const places = [
  { type: 'aws_s3_bucket_versioning', path: 'versioning_configuration.0.mfa_delete' },
  { type: 'aws_s3_bucket', path: 'versioning.0.mfa_delete' },
];

export default defineCheck({
  id: 's3-configuration/mfa-delete',
  title: 'MFA delete switched on through Terraform',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'S3 accepts MFA delete only from the root user with a code of its device in the same request, so the apply fails for everybody else.',
  fix: 'Leave mfa_delete out; where it is needed, the root user switches it on by hand.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiFactorAuthenticationDelete.html'],
  },
  limits: 'Scanners and CIS 2.1.2 ask for MFA delete; that cannot be met from Terraform.',
  grade({ evidence, report }) {
    for (const { type, path } of places) {
      for (const resource of resourcesOf(evidence, type)) {
        const value = valueAt(resource, path);
        const place = { resource, attribute: path };
        if (isUnknown(value)) report.unknown(place, 'Whether MFA delete is switched on cannot be resolved.');
        else if (value === 'Enabled' || toText(value) === 'true')
          report.fail(place, 'MFA delete cannot be switched on through Terraform.');
        else if (type === 'aws_s3_bucket_versioning' || value !== undefined) report.pass();
      }
    }
  },
});

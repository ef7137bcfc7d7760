import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { bucketsOf, isRequestedSite } from '../../../src/grading/queries/policies-bucket-sides.js';
import { boolOf } from '../../../src/grading/queries/values.js';

const settings = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];

export default defineCheck({
  id: 's3-configuration/public-access-block-partial',
  title: 'Public access block with a gap',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Each of the four settings closes one way to make the bucket public; one that is left out is false, and takes away what S3 does by default.',
  fix: 'Set block_public_acls, block_public_policy, ignore_public_acls and restrict_public_buckets to true.',
  references: {
    trivy: ['AVD-AWS-0086', 'AVD-AWS-0087', 'AVD-AWS-0091', 'AVD-AWS-0093'],
    checkov: ['CKV_AWS_53', 'CKV_AWS_54', 'CKV_AWS_55', 'CKV_AWS_56'],
    fsbp: ['S3.1', 'S3.8'],
    config: ['s3-bucket-level-public-access-prohibited'],
    cis: ['3.0.0/2.1.4'],
  },
  limits: 'The bucket of a website that the task asks for is not judged.',
  grade(context) {
    const { evidence, report } = context;
    for (const block of resourcesOf(
      evidence,
      'aws_s3_bucket_public_access_block',
      'aws_s3_account_public_access_block',
    )) {
      if (bucketsOf(evidence, block).some((bucket) => isRequestedSite(context, bucket))) continue;
      for (const setting of settings) {
        const value = boolOf(block, setting);
        const place = { resource: block, attribute: setting };
        if (value === true) report.pass();
        else if (isUnknown(value)) report.unknown(place, `${setting} cannot be resolved.`);
        else
          report.fail(
            place,
            `${setting} is ${value === undefined ? 'not set, which means false' : 'false'}.`,
          );
      }
    }
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { isUnknown } from '../../../src/domain/value.js';
import { joined, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { bucketPoliciesOf } from '../../../src/grading/queries/policies-buckets.js';
import { servesSite } from '../../../src/grading/queries/policies-bucket-sides.js';
import { isEverybody, narrowsCaller } from '../../../src/grading/queries/policies-judge.js';
import type { Statement } from '../../../src/grading/queries/policies-model.js';
import { boolOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 's3-configuration/website-blocked',
  title: 'Website bucket whose public policy is blocked',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'With block_public_policy S3 refuses the policy that lets visitors read (AccessDenied at apply); with restrict_public_buckets they get 403 from every page.',
  fix: 'Serve the site through CloudFront with origin access control, or open the two settings for this one bucket.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteAccessPermissionsReqd.html'],
  },
  limits: 'Judged for buckets with a website configuration and a policy for everybody.',
  grade({ evidence, report }) {
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket').filter((found) =>
      servesSite(evidence, found),
    )) {
      const opened = bucketPoliciesOf(evidence, bucket).some((policy) => policy.statements.some(isPublic));
      if (!opened) continue;
      for (const block of joined(evidence, bucket, ['aws_s3_bucket_public_access_block'], 'bucket')) {
        for (const setting of ['block_public_policy', 'restrict_public_buckets']) {
          const value = boolOf(block, setting) ?? false;
          const place = { resource: block, attribute: setting };
          if (isUnknown(value)) report.unknown(place, `${setting} cannot be resolved.`);
          else if (value)
            report.fail(place, `${setting} blocks the public policy of the website in ${bucket.address}.`);
          else report.pass();
        }
      }
    }
  },
});

function isPublic(statement: Statement): boolean {
  return (
    statement.effect === 'Allow' &&
    statement.principals.some(isEverybody) &&
    narrowsCaller(statement) === 'no'
  );
}

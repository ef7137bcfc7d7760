import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { allowsAcls, bucketsOf } from '../../../src/grading/queries/policies-bucket-sides.js';
import { stringOf } from '../../../src/grading/queries/values.js';
import type { Resource } from '../../../src/domain/evidence.js';

export default defineCheck({
  id: 's3-configuration/acl-on-enforced-bucket',
  title: 'ACL on a bucket that does not take ACLs',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Since April 2023 new buckets enforce the owner and refuse every ACL, private too: the apply fails with AccessControlListNotSupported.',
  fix: 'Remove the ACL, or add aws_s3_bucket_ownership_controls with BucketOwnerPreferred and let the ACL depend on it.',
  references: {
    checkov: ['CKV2_AWS_65'],
    fsbp: ['S3.12'],
    config: ['s3-bucket-acl-prohibited'],
    docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html'],
  },
  limits:
    'Buckets outside the answer are not judged. Inside aws_s3_bucket itself a private ACL is accepted by S3.',
  grade({ evidence, report }) {
    for (const { resource, bucket } of aclsOf(evidence)) {
      const place = { resource, attribute: 'acl' };
      const answer = allowsAcls(evidence, bucket);
      if (answer === 'yes') report.pass();
      else if (answer === 'unknown')
        report.unknown(place, `Who owns the objects of ${bucket.address} cannot be resolved.`);
      else report.fail(place, `${bucket.address} enforces the bucket owner, so it refuses ACLs.`);
    }
  },
});

function aclsOf(
  evidence: Parameters<typeof resourcesOf>[0],
): readonly { resource: Resource; bucket: Resource }[] {
  const separate = resourcesOf(evidence, 'aws_s3_bucket_acl').flatMap((resource) =>
    bucketsOf(evidence, resource).map((bucket) => ({ resource, bucket })),
  );
  const inline = resourcesOf(evidence, 'aws_s3_bucket').filter((bucket) => {
    const acl = stringOf(bucket, 'acl');
    return acl !== undefined && !isUnknown(acl) && acl !== 'private' && acl !== '';
  });
  return [...separate, ...inline.map((bucket) => ({ resource: bucket, bucket }))];
}

import { isUnknown, Unknown } from '../../../src/domain/value.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { bucketsOf, isRequestedSite } from '../../../src/grading/queries/policies-bucket-sides.js';
import { isMentioned } from '../../../src/grading/queries/policies-joins.js';
import { listOf, nestedOf, stringOf, textsIn } from '../../../src/grading/queries/values.js';
import type { Resource } from '../../../src/domain/evidence.js';

const open = ['public-read', 'public-read-write', 'authenticated-read'];
const everybody = /groups\/global\/(AllUsers|AuthenticatedUsers)$/;

export default defineCheck({
  id: 's3-configuration/public-acl',
  title: 'ACL that makes a bucket or object public',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'Anybody on the internet, or anybody with an AWS account, can list or read what is stored, and write with public-read-write.',
  fix: 'Remove the ACL; serve public content through CloudFront with origin access control.',
  references: {
    trivy: ['AVD-AWS-0092'],
    checkov: ['CKV_AWS_20', 'CKV_AWS_57'],
    fsbp: ['S3.2', 'S3.3'],
    config: ['s3-bucket-public-read-prohibited', 's3-bucket-public-write-prohibited'],
  },
  limits: 'The bucket of a website that the task asks for is not judged.',
  grade(context) {
    const { evidence } = context;
    for (const resource of resourcesOf(evidence, 'aws_s3_bucket_acl', 'aws_s3_bucket', 'aws_s3_object')) {
      if (bucketsOf(evidence, resource).some((bucket) => isRequestedSite(context, bucket))) continue;
      judge(context, resource);
    }
  },
});

function judge({ evidence, report }: GradeContext, resource: Resource): void {
  if (isMentioned(evidence, resource, 'acl')) {
    const acl = stringOf(resource, 'acl');
    const place = { resource, attribute: 'acl' };
    if (isUnknown(acl)) report.unknown(place, 'The ACL cannot be resolved.');
    else if (acl !== undefined && open.includes(acl))
      report.fail(place, `The ACL "${acl}" opens ${resource.address} to everybody.`);
    else report.pass();
  }
  const grants =
    resource.type === 'aws_s3_bucket_acl' ? nestedOf(resource, 'access_control_policy.0.grant') : [];
  for (const grant of grants instanceof Unknown ? [] : grants) {
    const uris = listOf(grant, 'grantee');
    if (textsIn(uris instanceof Unknown ? undefined : uris).some((text) => everybody.test(text))) {
      report.fail({ resource, attribute: grant.path }, `A grant opens ${resource.address} to everybody.`);
    } else report.pass();
  }
}

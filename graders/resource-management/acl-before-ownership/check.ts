import { defineCheck } from '../../../src/grading/contract.js';
import { reportOrder } from '../../../src/grading/queries/ordering.js';

export default defineCheck({
  id: 'resource-management/acl-before-ownership',
  title: 'A bucket ACL that does not wait for the ownership controls',
  severity: 'medium',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'Buckets enforce ownership from the start, so an ACL is refused until the ownership controls allow it.',
  fix: 'Add depends_on with the aws_s3_bucket_ownership_controls to the aws_s3_bucket_acl.',
  grade({ evidence, report }) {
    reportOrder(evidence, report, {
      later: ['aws_s3_bucket_acl'],
      laterAttribute: 'bucket',
      about: ['aws_s3_bucket'],
      first: ['aws_s3_bucket_ownership_controls'],
      firstAttribute: 'bucket',
      otherwise: 'S3 refuses an ACL until ownership allows it',
    });
  },
});

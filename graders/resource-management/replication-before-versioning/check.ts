import { defineCheck } from '../../../src/grading/contract.js';
import { reportOrder } from '../../../src/grading/queries/ordering.js';

export default defineCheck({
  id: 'resource-management/replication-before-versioning',
  title: 'Bucket replication that does not wait for versioning',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'S3 refuses a replication configuration from or to a bucket whose versioning is not on yet.',
  fix: 'Add depends_on with the aws_s3_bucket_versioning to the aws_s3_bucket_replication_configuration.',
  grade({ evidence, report }) {
    reportOrder(evidence, report, {
      later: ['aws_s3_bucket_replication_configuration'],
      laterAttribute: 'bucket',
      about: ['aws_s3_bucket'],
      first: ['aws_s3_bucket_versioning'],
      firstAttribute: 'bucket',
      otherwise: 'S3 refuses replication until versioning is on',
    });
    reportOrder(evidence, report, {
      later: ['aws_s3_bucket_replication_configuration'],
      laterAttribute: 'rule.*.destination.*.bucket',
      about: ['aws_s3_bucket'],
      first: ['aws_s3_bucket_versioning'],
      firstAttribute: 'bucket',
      otherwise: 'S3 refuses a destination without versioning',
    });
  },
});

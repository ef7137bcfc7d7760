import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isVersioned } from '../../../src/grading/queries/policies-bucket-sides.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';
import { nestedOf } from '../../../src/grading/queries/values.js';
import { Unknown } from '../../../src/domain/value.js';

export default defineCheck({
  id: 's3-configuration/replication-without-versioning',
  title: 'Replication of a bucket that keeps no versions',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'S3 refuses replication unless both buckets keep versions (InvalidRequest: Versioning must be Enabled on the bucket).',
  fix: 'Enable versioning on the source and on the destination bucket.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html'] },
  limits:
    'Buckets outside the answer are not judged; the order of creation is judged by resource-management.',
  grade({ evidence, report }) {
    for (const replication of resourcesOf(evidence, 'aws_s3_bucket_replication_configuration')) {
      const rules = nestedOf(replication, 'rule');
      const ends = rules instanceof Unknown ? [] : rules.map(({ path }) => `${path}.destination.0.bucket`);
      for (const attribute of ['bucket', ...ends]) {
        for (const bucket of targets(evidence, replication, attribute, 'aws_s3_bucket')) {
          const answer = isVersioned(evidence, bucket);
          const place = { resource: replication, attribute };
          if (answer === 'yes') report.pass();
          else if (answer === 'unknown')
            report.unknown(place, `Whether ${bucket.address} keeps versions cannot be resolved.`);
          else report.fail(place, `Versioning of ${bucket.address} is not enabled.`);
        }
      }
    }
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { bucketPoliciesOf, namesBucket } from '../../../src/grading/queries/policies-buckets.js';
import { nameOf, placeOf } from '../../../src/grading/queries/policies-model.js';

export default defineCheck({
  id: 's3-configuration/policy-of-another-bucket',
  title: 'Bucket policy about another bucket',
  severity: 'critical',
  kind: 'intrinsic',
  reason:
    'S3 refuses a bucket policy whose resources are not the bucket itself and its objects (MalformedPolicy: Policy has invalid resource).',
  fix: 'Name the bucket’s own ARN and "<arn>/*" in every statement.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html'] },
  grade({ evidence, report }) {
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket')) {
      for (const policy of bucketPoliciesOf(evidence, bucket)) {
        if (!policy.complete) {
          const place = { resource: policy.resource, attribute: policy.attribute };
          report.unknown(place, `Not every statement about ${bucket.block} can be resolved.`);
        }
        for (const statement of policy.statements) {
          const answers = statement.resources.map((resource) => namesBucket(evidence, resource, bucket));
          const place = placeOf(statement, 'resources');
          if (answers.includes('no'))
            report.fail(place, `${nameOf(statement)} names another bucket than ${bucket.block}.`);
          else if (answers.includes('unknown'))
            report.unknown(place, `What ${nameOf(statement)} is about cannot be resolved.`);
          else report.pass();
        }
      }
    }
  },
});

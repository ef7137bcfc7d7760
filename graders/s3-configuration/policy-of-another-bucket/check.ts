import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { bucketPoliciesOf } from '../../../src/grading/queries/policies-buckets.js';
import { nameOf, placeOf, type Element } from '../../../src/grading/queries/policies-model.js';
import type { Answer } from '../../../src/grading/queries/policies-model.js';
import { stringOf } from '../../../src/grading/queries/values.js';

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
          const answers = statement.resources.map((resource) => isAbout(evidence, resource, bucket));
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

function isAbout(evidence: Evidence, resource: Element, bucket: Resource): Answer {
  if (!isUnknown(resource)) {
    const named = /^arn:aws[a-z-]*:s3:::([^/*?$]+)(\/.*)?$/.exec(resource)?.[1];
    const own = stringOf(bucket, 'bucket');
    return named === undefined || typeof own !== 'string' || named === own ? 'yes' : 'no';
  }
  const buckets = new Set(resourcesOf(evidence, 'aws_s3_bucket').map(({ block }) => block));
  const named = resource.references.filter(({ to }) => buckets.has(to)).map(({ to }) => to);
  if (named.length === 0) return resource.references.length === 0 ? 'unknown' : 'yes';
  return named.includes(bucket.block) ? 'yes' : 'no';
}

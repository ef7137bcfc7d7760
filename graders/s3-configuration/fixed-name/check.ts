import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import type { Evidence, Resource } from '../../../src/domain/evidence.js';
import { readsInput } from '../../../src/grading/queries/policies-secrets.js';
import { blockAt, referencesOf, resourcesOf } from '../../../src/grading/queries/blocks.js';
import { valueAt } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 's3-configuration/fixed-name',
  title: 'Bucket name that anybody may have taken',
  severity: 'low',
  kind: 'intrinsic',
  reason:
    'Bucket names are shared by every account in the world. A name made of constants alone works once, for whoever comes first (BucketAlreadyExists).',
  fix: 'Use bucket_prefix, or add the account id or a random suffix to the name.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html'] },
  limits:
    'A name with eight digits or hex characters in a row is taken as unique; a name that the task gives, or that holds a variable without default, is not judged.',
  grade({ evidence, task, report }) {
    const asked = JSON.stringify(task?.requirements ?? []);
    for (const bucket of resourcesOf(evidence, 'aws_s3_bucket')) {
      const name = valueAt(bucket, 'bucket');
      const place = { resource: bucket, attribute: 'bucket' };
      if (name === undefined || isChosen(evidence, bucket)) report.pass();
      else if (isUnknown(name)) report.unknown(place, 'Of what the name is made cannot be resolved.');
      else if (typeof name !== 'string' || /[0-9a-f]{8}/.test(name) || asked.includes(name)) report.pass();
      else report.fail(place, `"${name}" is made of constants alone.`);
    }
  },
});

/** True where the name holds something that differs from one account or deployment to the next. */
function isChosen(evidence: Evidence, bucket: Resource): boolean {
  const written = blockAt(evidence, bucket.block)?.attributes.bucket?.references ?? [];
  return (
    referencesOf(bucket, 'bucket').some(({ to }) => !/(^|\.)var\./.test(to)) || readsInput(evidence, written)
  );
}

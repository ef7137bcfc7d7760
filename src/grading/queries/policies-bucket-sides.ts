import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown } from '../../domain/value.js';
import type { GradeContext } from '../contract.js';
import { joined } from './blocks.js';
import { isMentioned, targets } from './policies-joins.js';
import { any } from './policies-judge.js';
import type { Answer } from './policies-model.js';
import { stringOf, toBool, valueAt } from './values.js';

const siteType = 'aws_s3_bucket_website_configuration';

/** Whether a bucket keeps versions, by its separate resource or inline. */
export function isVersioned(evidence: Evidence, bucket: Resource): Answer {
  const separate = joined(evidence, bucket, ['aws_s3_bucket_versioning'], 'bucket');
  const statuses = separate.map((side): Answer => {
    const status = stringOf(side, 'versioning_configuration.0.status');
    if (isUnknown(status)) return 'unknown';
    if (status !== 'Enabled') return 'no';
    return side.expanded ? 'yes' : 'unknown';
  });
  const inline = isMentioned(evidence, bucket, 'versioning')
    ? valueAt(bucket, 'versioning.0.enabled')
    : undefined;
  if (inline !== undefined)
    statuses.push(isUnknown(inline) ? 'unknown' : toBool(inline) === true ? 'yes' : 'no');
  // Object lock switches versioning on by itself.
  if (toBool(valueAt(bucket, 'object_lock_enabled')) === true) statuses.push('yes');
  return any(statuses);
}

/** True where the bucket serves a website, inline or by its separate resource. */
export function servesSite(evidence: Evidence, bucket: Resource): boolean {
  return isMentioned(evidence, bucket, 'website') && valueAt(bucket, 'website') !== undefined
    ? true
    : joined(evidence, bucket, [siteType], 'bucket').length > 0;
}

/** True where a requirement of the task asks for a website in a bucket, and this bucket serves one. */
export function isRequestedSite(
  { evidence, task }: Pick<GradeContext, 'evidence' | 'task'>,
  bucket: Resource,
): boolean {
  const asked =
    task?.requirements.some(({ needs }) => needs.some(({ types }) => types.includes(siteType))) ?? false;
  return asked && servesSite(evidence, bucket);
}

/** The buckets of the answer that a side resource is about. */
export function bucketsOf(evidence: Evidence, side: Resource): readonly Resource[] {
  return side.type === 'aws_s3_bucket' ? [side] : targets(evidence, side, 'bucket', 'aws_s3_bucket');
}

/** Who owns objects in a bucket, which decides whether it can have ACLs at all. */
export function allowsAcls(evidence: Evidence, bucket: Resource): Answer {
  const controls = joined(evidence, bucket, ['aws_s3_bucket_ownership_controls'], 'bucket');
  return any(
    controls.map((control): Answer => {
      const ownership = stringOf(control, 'rule.0.object_ownership');
      if (isUnknown(ownership)) return 'unknown';
      if (ownership !== 'BucketOwnerPreferred' && ownership !== 'ObjectWriter') return 'no';
      return control.expanded ? 'yes' : 'unknown';
    }),
  );
}

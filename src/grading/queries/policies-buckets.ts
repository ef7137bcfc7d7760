import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown } from '../../domain/value.js';
import { joined, resourcesOf } from './blocks.js';
import { policiesOf } from './policies.js';
import type { Answer, AttachedPolicy, Element, Policy } from './policies-model.js';
import { stringOf } from './values.js';

/** A bucket's policies: its own attribute and every separate resource for it. */
export function bucketPoliciesOf(evidence: Evidence, bucket: Resource): readonly AttachedPolicy[] {
  const carriers = new Set([bucket, ...joined(evidence, bucket, ['aws_s3_bucket_policy'], 'bucket')]);
  return policiesOf(evidence, 'resource').filter((policy) => carriers.has(policy.resource));
}

/** All statements about a bucket; null where it has no policy. */
export function bucketPolicyOf(evidence: Evidence, bucket: Resource): Policy | null {
  const policies = bucketPoliciesOf(evidence, bucket);
  if (policies.length === 0) return null;
  return {
    statements: policies.flatMap((policy) => policy.statements),
    complete: policies.every((policy) => policy.complete && policy.resource.expanded),
  };
}

/** Whether a statement's resource is this bucket, objects in it, or everything: `no` only where it names another bucket. */
export function namesBucket(evidence: Evidence, resource: Element, bucket: Resource): Answer {
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

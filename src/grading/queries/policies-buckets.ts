import type { Evidence, Resource } from '../../domain/evidence.js';
import { joined } from './blocks.js';
import { policiesOf } from './policies.js';
import type { AttachedPolicy, Policy } from './policies-model.js';

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

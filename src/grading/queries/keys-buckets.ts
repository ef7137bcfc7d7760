import type { Evidence, Resource } from '../../domain/evidence.js';
import { Unknown } from '../../domain/value.js';
import { joined, resourcesOf } from './blocks.js';
import type { KeyUser } from './keys-admission.js';
import { targets } from './policies-joins.js';
import { nestedOf } from './values.js';

const separateType = 'aws_s3_bucket_server_side_encryption_configuration';

/** The default encryption rules of a bucket, inline or from the separate resource, with the resource that holds each. */
export function encryptionRules(
  evidence: Evidence,
  bucket: Resource,
): readonly { readonly resource: Resource; readonly path: string }[] | Unknown {
  const separate = joined(evidence, bucket, [separateType], 'bucket');
  const places = separate.map((resource) => ({ resource, rules: nestedOf(resource, 'rule') }));
  if (separate.length === 0) places.push(...inlineRules(bucket));
  const found: { resource: Resource; path: string }[] = [];
  for (const { resource, rules } of places) {
    if (rules instanceof Unknown) return rules;
    for (const rule of rules) {
      const applied = nestedOf(rule, 'apply_server_side_encryption_by_default');
      if (applied instanceof Unknown) return applied;
      found.push(...applied.map(({ path }) => ({ resource, path: `${rule.path}.${path}` })));
    }
  }
  return found;
}

function inlineRules(bucket: Resource) {
  const outer = nestedOf(bucket, 'server_side_encryption_configuration');
  if (outer instanceof Unknown) return [];
  return outer.map((block) => {
    const rules = nestedOf(block, 'rule');
    if (rules instanceof Unknown) return { resource: bucket, rules };
    return {
      resource: bucket,
      rules: rules.map((rule) => ({ ...rule, path: `${block.path}.${rule.path}` })),
    };
  });
}

/** Where a bucket's default encryption names a key. */
export function bucketKeyUsers(evidence: Evidence, bucket: Resource): readonly KeyUser[] {
  const rules = encryptionRules(evidence, bucket);
  if (rules instanceof Unknown) return [];
  return rules.map(({ resource, path }) => ({ resource, path: `${path}.kms_master_key_id` }));
}

/** Where services name a bucket for their access logs. */
const logTargets = [
  { type: 'aws_s3_bucket_logging', path: 'target_bucket' },
  { type: 'aws_s3_bucket', path: 'logging' },
  { type: 'aws_lb', path: 'access_logs' },
  { type: 'aws_alb', path: 'access_logs' },
  { type: 'aws_elb', path: 'access_logs' },
];

/** True where S3 or a load balancer writes its access logs there: they cannot write through a customer key. */
export function takesServiceLogs(evidence: Evidence, bucket: Resource): boolean {
  return logTargets.some(({ type, path }) =>
    resourcesOf(evidence, type).some((user) =>
      targets(evidence, user, path, 'aws_s3_bucket').includes(bucket),
    ),
  );
}

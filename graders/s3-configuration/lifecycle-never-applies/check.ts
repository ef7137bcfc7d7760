import type { Resource } from '../../../src/domain/evidence.js';
import { isUnknown, Unknown } from '../../../src/domain/value.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { bucketsOf, isVersioned } from '../../../src/grading/queries/policies-bucket-sides.js';
import { any } from '../../../src/grading/queries/policies-judge.js';
import { nestedOf, stringOf, type Nested } from '../../../src/grading/queries/values.js';

const current = ['expiration', 'transition', 'abort_incomplete_multipart_upload'];
const noncurrent = ['noncurrent_version_expiration', 'noncurrent_version_transition'];

export default defineCheck({
  id: 's3-configuration/lifecycle-never-applies',
  title: 'Lifecycle rule that never does anything',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'A rule that is disabled, or that only speaks of older versions in a bucket without versioning, moves and deletes nothing; storage grows for ever.',
  fix: 'Set status = "Enabled", and enable versioning where the rule is about noncurrent versions.',
  references: { docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html'] },
  grade(context) {
    for (const lifecycle of resourcesOf(context.evidence, 'aws_s3_bucket_lifecycle_configuration')) {
      const rules = nestedOf(lifecycle, 'rule');
      if (rules instanceof Unknown)
        context.report.unknown({ resource: lifecycle, attribute: 'rule' }, 'The rules cannot be resolved.');
      else for (const rule of rules) judge(context, lifecycle, rule);
    }
  },
});

function judge({ evidence, report }: GradeContext, lifecycle: Resource, rule: Nested): void {
  const status = stringOf(rule, 'status');
  const place = { resource: lifecycle, attribute: `${rule.path}.status` };
  if (isUnknown(status)) {
    report.unknown(place, 'Whether the rule is enabled cannot be resolved.');
    return;
  }
  if (status === 'Disabled') {
    report.fail(place, 'The rule is disabled.');
    return;
  }
  const has = (names: readonly string[]) => names.filter((name) => isGiven(rule, name));
  const [old] = has(noncurrent);
  const buckets = bucketsOf(evidence, lifecycle);
  if (old === undefined || has(current).length > 0 || buckets.length === 0) {
    report.pass();
    return;
  }
  const versioned = any(buckets.map((bucket) => isVersioned(evidence, bucket)));
  const where = { resource: lifecycle, attribute: `${rule.path}.${old}` };
  if (versioned === 'yes') report.pass();
  else if (versioned === 'unknown')
    report.unknown(where, 'Whether the bucket keeps versions cannot be resolved.');
  else report.fail(where, 'The rule is about noncurrent versions, and the bucket keeps none.');
}

function isGiven(rule: Nested, name: string): boolean {
  const value = rule.values[name];
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

import type { Resource } from '../../../src/domain/evidence.js';
import { isUnknown, Unknown } from '../../../src/domain/value.js';
import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { nestedOf, numberOf, stringOf, type Nested } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 's3-configuration/lifecycle-refused',
  title: 'Lifecycle rule that S3 refuses',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'Objects must be 30 days old before they move to an infrequent-access class, and must live longer than the day they move; other rules fail the apply with InvalidArgument.',
  fix: 'Move to STANDARD_IA or ONEZONE_IA after 30 days or more, to colder classes later, and expire after the last move.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html',
    ],
  },
  grade(context) {
    for (const lifecycle of resourcesOf(context.evidence, 'aws_s3_bucket_lifecycle_configuration')) {
      const rules = nestedOf(lifecycle, 'rule');
      if (rules instanceof Unknown)
        context.report.unknown({ resource: lifecycle, attribute: 'rule' }, 'The rules cannot be resolved.');
      else for (const rule of rules) judge(context, lifecycle, rule);
    }
  },
});

function judge(context: GradeContext, lifecycle: Resource, rule: Nested): void {
  judgeMoves(context, lifecycle, rule, 'transition', 'days', 'expiration');
  judgeMoves(
    context,
    lifecycle,
    rule,
    'noncurrent_version_transition',
    'noncurrent_days',
    'noncurrent_version_expiration',
  );
}

function judgeMoves(
  { report }: GradeContext,
  lifecycle: Resource,
  rule: Nested,
  name: string,
  days: string,
  end: string,
): void {
  const moves = nestedOf(rule, name);
  const expiry = numberOf(rule, `${end}.0.${days}`);
  let last = 0;
  for (const move of moves instanceof Unknown ? [] : moves) {
    const age = numberOf(move, days);
    const place = { resource: lifecycle, attribute: `${rule.path}.${move.path}.${days}` };
    const storage = stringOf(move, 'storage_class');
    if (isUnknown(age) || isUnknown(storage))
      report.unknown(place, 'When this rule moves objects cannot be resolved.');
    else if (age === undefined) report.pass();
    else if (/^(STANDARD|ONEZONE)_IA$/.test(storage ?? '') && age < 30)
      report.fail(place, `${storage ?? ''} after ${age} days: S3 demands 30 or more.`);
    else report.pass();
    if (typeof age === 'number') last = Math.max(last, age);
  }
  if (typeof expiry !== 'number' || last === 0) return;
  const place = { resource: lifecycle, attribute: `${rule.path}.${end}.0.${days}` };
  if (expiry <= last)
    report.fail(place, `Objects expire after ${expiry} days, and are to move after ${last}.`);
  else report.pass();
}

import { isUnknown } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { nameRules } from '../../../src/grading/data/names.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { literalPieces, longestName, namedResources } from '../../../src/grading/queries/names.js';
import { stringOf } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'resource-management/name-length',
  title: 'A name that is longer or shorter than AWS allows',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'AWS refuses the name, mostly not before apply, and the resource is never made.',
  fix: 'Shorten the fixed part of the name, or cut the whole with substr.',
  limits:
    'Knows the commonest resource types. A name with unknown parts fails only where its known parts are already too long.',
  grade({ evidence, report }) {
    for (const { resource, rule, name } of namedResources(evidence)) {
      const { attribute, max, min = 1 } = rule;
      const least = literalPieces(name).join('').length;
      const most = longestName(evidence, name)?.length;
      const place = at(resource, attribute);
      if (least > max) {
        report.fail(
          place,
          `${attribute} has ${isUnknown(name) ? `at least ${least}` : least} characters; AWS allows ${max}.`,
        );
      } else if (most === undefined || (isUnknown(name) && (most > max || least < min))) {
        report.unknown(place, `The length of ${attribute} cannot be resolved.`);
      } else if (most < min)
        report.fail(place, `${attribute} has ${most} characters; AWS wants at least ${min}.`);
      else report.pass();
    }
    for (const resource of evidence.resources) {
      const max = resource.mode === 'managed' ? nameRules[resource.type]?.maxPrefix : undefined;
      const attribute = resource.type === 'aws_s3_bucket' ? 'bucket_prefix' : 'name_prefix';
      const prefix = max === undefined ? undefined : stringOf(resource, attribute);
      if (max === undefined || typeof prefix !== 'string') continue;
      if (prefix.length <= max) report.pass();
      else
        report.fail(
          at(resource, attribute),
          `${attribute} has ${prefix.length} characters; only ${max} leave room for what is appended.`,
        );
    }
  },
});

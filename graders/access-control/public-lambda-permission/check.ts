import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isUnknown } from '../../../src/domain/value.js';
import { isUnnamed } from '../../../src/grading/queries/policies-judge.js';
import { stringOf, valueAt } from '../../../src/grading/queries/values.js';

const narrowing = [
  'source_account',
  'source_arn',
  'principal_org_id',
  'function_url_auth_type',
  'event_source_token',
];

export default defineCheck({
  id: 'access-control/public-lambda-permission',
  title: 'Function that everybody may call',
  severity: 'critical',
  kind: 'intrinsic',
  reason: 'A permission for the principal "*" without a source lets every AWS account invoke the function.',
  fix: 'Name the service or account, and its source_arn or source_account.',
  references: {
    checkov: ['CKV_AWS_301'],
    fsbp: ['Lambda.1'],
    config: ['lambda-function-public-access-prohibited'],
  },
  limits: 'Permissions of a function URL are a request of their own and are not judged.',
  grade({ evidence, report }) {
    for (const permission of resourcesOf(evidence, 'aws_lambda_permission')) {
      const principal = stringOf(permission, 'principal');
      const place = { resource: permission, attribute: 'principal' };
      if (narrowing.some((attribute) => valueAt(permission, attribute) !== undefined)) report.pass();
      else if (principal === '*')
        report.fail(place, 'Everybody may invoke the function: principal is "*" and no source narrows it.');
      else if (isUnknown(principal) && isUnnamed(principal))
        report.unknown(place, 'Who may invoke the function cannot be resolved.');
      else report.pass();
    }
  },
});

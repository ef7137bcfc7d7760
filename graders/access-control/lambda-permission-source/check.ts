import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { isMentioned } from '../../../src/grading/queries/policies-joins.js';
import { isUnknown } from '../../../src/domain/value.js';
import { stringOf, valueAt } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'access-control/lambda-permission-source',
  title: 'Service may call a function for anybody',
  severity: 'medium',
  kind: 'intrinsic',
  reason:
    'A permission for a service without a source lets that service call the function on behalf of every AWS account: somebody else’s bucket, topic or rule.',
  fix: 'Add source_arn (the bucket, topic, rule or API) or source_account.',
  references: {
    trivy: ['AVD-AWS-0067'],
    checkov: ['CKV_AWS_364'],
  },
  grade({ evidence, report }) {
    for (const permission of resourcesOf(evidence, 'aws_lambda_permission')) {
      const principal = stringOf(permission, 'principal');
      const place = { resource: permission, attribute: 'principal' };
      const sources = ['source_arn', 'source_account', 'principal_org_id'].filter(
        (attribute) =>
          isMentioned(evidence, permission, attribute) && valueAt(permission, attribute) !== undefined,
      );
      if (sources.length > 0) report.pass();
      else if (isUnknown(principal)) report.unknown(place, 'Who may invoke the function cannot be resolved.');
      else if (principal?.endsWith('.amazonaws.com') === true) {
        report.fail(
          place,
          `${principal} may call the function for every account: neither source_arn nor source_account is set.`,
        );
      }
    }
  },
});

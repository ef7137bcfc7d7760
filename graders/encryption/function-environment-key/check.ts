import { isObject } from '../../../src/domain/value.js';
import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { gradeCustomerKeys } from '../../../src/grading/queries/keys-storage.js';
import { valueAt } from '../../../src/grading/queries/values.js';

export default defineCheck({
  id: 'encryption/function-environment-key',
  title: 'Function environment without a customer key',
  severity: 'low',
  kind: 'requested',
  reason:
    'Environment variables are encrypted by aws/lambda, which everybody who may read the function may use.',
  fix: 'Set kms_key_arn on the function to a key of your own.',
  references: { checkov: ['CKV_AWS_173'] },
  limits: 'Functions without environment variables are not judged.',
  grade(context) {
    const functions = resourcesOf(context.evidence, 'aws_lambda_function').filter((fn) => {
      const variables = valueAt(fn, 'environment.0.variables');
      return variables !== undefined && !(isObject(variables) && Object.keys(variables).length === 0);
    });
    gradeCustomerKeys(
      context,
      functions.map((resource) => ({ resource, path: 'kms_key_arn' })),
    );
  },
});

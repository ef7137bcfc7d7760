import { defineCheck } from '../../../src/grading/contract.js';
import { reportOrder } from '../../../src/grading/queries/ordering.js';

export default defineCheck({
  id: 'resource-management/deployment-before-integration',
  title: 'An API deployment that does not wait for its integrations',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'API Gateway refuses to deploy a method that has no integration yet.',
  fix: 'Name the integrations in triggers of the deployment, or add depends_on with them.',
  grade({ evidence, report }) {
    reportOrder(evidence, report, {
      later: ['aws_api_gateway_deployment'],
      laterAttribute: 'rest_api_id',
      about: ['aws_api_gateway_rest_api'],
      first: ['aws_api_gateway_integration'],
      firstAttribute: 'rest_api_id',
      otherwise: 'API Gateway refuses to deploy a method without integration',
    });
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { judgeCoverage } from '../../../src/grading/queries/alarms-coverage.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';

export default defineCheck({
  id: 'monitoring/lambda-error-alarm',
  title: 'An alarm on the errors of each function',
  severity: 'high',
  kind: 'requested',
  reason: 'A function that fails on every event looks idle from outside: only an alarm on its errors tells.',
  fix: 'Add an aws_cloudwatch_metric_alarm on AWS/Lambda Errors with the dimension FunctionName of each function.',
  references: { docs: ['https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html'] },
  limits: 'An alarm without dimensions watches all functions of the account and counts for each.',
  grade(context) {
    const functions = resourcesOf(context.evidence, 'aws_lambda_function');
    const wanted = { namespace: 'AWS/Lambda', metrics: ['Errors'], dimensions: ['FunctionName'] };
    judgeCoverage(
      context,
      wanted,
      functions.map((resource) => ({ resource, aliases: [] })),
    );
  },
});

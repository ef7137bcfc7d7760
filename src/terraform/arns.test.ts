import { expect, test } from 'vitest';
import { arnsFor } from './arns.js';

test.each([
  ['kms_key_arn', 'arn:aws:kms:'],
  ['permissions_boundary_arn', 'arn:aws:iam::aws:policy/'],
  ['acm_certificate_arn', 'arn:aws:acm:'],
  ['lambda_role_arn', 'arn:aws:iam::123456789012:role/'],
  ['processor_lambda_arn', 'arn:aws:lambda:'],
  ['alarm_topic_arns', 'arn:aws:sns:'],
  ['dlq_arn', 'arn:aws:sqs:'],
  ['web_acl_arn', 'arn:aws:wafv2:'],
  ['alb_arn', 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/'],
  ['db_secret_arn', 'arn:aws:secretsmanager:'],
  ['arn', 'arn:aws:iam::123456789012:role/'],
])('%s', (name, start) => {
  expect(arnsFor(name)[0]?.startsWith(start)).toBe(true);
});

test('names that ask for none get none', () => {
  expect(['bucket', 'learning_rate', 'warning'].flatMap(arnsFor)).toEqual([]);
});

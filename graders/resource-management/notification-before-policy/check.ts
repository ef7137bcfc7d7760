import { defineCheck } from '../../../src/grading/contract.js';
import { reportOrder } from '../../../src/grading/queries/ordering.js';

export default defineCheck({
  id: 'resource-management/notification-before-policy',
  title: 'A bucket notification that does not wait for the policy of its topic or queue',
  severity: 'high',
  kind: 'intrinsic',
  absence: 'allowed',
  reason:
    'S3 tries the destination when the notification is made, and refuses where the topic or queue does not admit it yet.',
  fix: 'Add depends_on with the aws_sns_topic_policy or aws_sqs_queue_policy to the notification.',
  limits: 'The permission of a function is judged by lambda-configuration.',
  grade({ evidence, report }) {
    reportOrder(evidence, report, {
      later: ['aws_s3_bucket_notification'],
      laterAttribute: 'topic',
      about: ['aws_sns_topic'],
      first: ['aws_sns_topic_policy'],
      firstAttribute: 'arn',
      otherwise: 'S3 refuses a topic that does not yet admit it',
    });
    reportOrder(evidence, report, {
      later: ['aws_s3_bucket_notification'],
      laterAttribute: 'queue',
      about: ['aws_sqs_queue'],
      first: ['aws_sqs_queue_policy'],
      firstAttribute: 'queue_url',
      otherwise: 'S3 refuses a queue that does not yet admit it',
    });
  },
});

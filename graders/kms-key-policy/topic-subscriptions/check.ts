import { defineCheck } from '../../../src/grading/contract.js';
import { gradeAdmission, publishActions } from '../../../src/grading/queries/keys-admission.js';
import { destinations } from '../../../src/grading/queries/keys-publishers.js';

export default defineCheck({
  id: 'kms-key-policy/topic-subscriptions',
  title: 'Key of a subscribed queue does not admit SNS',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'A topic delivers to a queue under the principal sns.amazonaws.com. Where the key of the queue does not admit it, messages never arrive and nothing in the deployment says so.',
  fix: 'Allow the principal sns.amazonaws.com kms:Decrypt and kms:GenerateDataKey* in the policy of the queue’s key.',
  references: {
    docs: [
      'https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html',
    ],
  },
  grade(context) {
    gradeAdmission(context, destinations(context.evidence, 'sns.amazonaws.com'), {
      service: 'sns.amazonaws.com',
      actions: publishActions,
      consequence: 'SNS cannot deliver to',
    });
  },
});

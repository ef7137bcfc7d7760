import { defineCheck } from '../../../src/grading/contract.js';
import { gradeAdmission, publishActions } from '../../../src/grading/queries/keys-admission.js';
import { destinations } from '../../../src/grading/queries/keys-publishers.js';

export default defineCheck({
  id: 'kms-key-policy/event-targets',
  title: 'Key of an EventBridge target does not admit EventBridge',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'EventBridge sends to topics and queues under the principal events.amazonaws.com. Where their key does not admit it, delivery fails after the deployment and the events are lost.',
  fix: 'Allow the principal events.amazonaws.com kms:Decrypt and kms:GenerateDataKey* in the policy of the key.',
  references: {
    docs: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-troubleshooting.html'],
  },
  grade(context) {
    gradeAdmission(context, destinations(context.evidence, 'events.amazonaws.com'), {
      service: 'events.amazonaws.com',
      actions: publishActions,
      consequence: 'EventBridge cannot deliver to',
    });
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { gradeAdmission, publishActions } from '../../../src/grading/queries/keys-admission.js';
import { destinations } from '../../../src/grading/queries/keys-publishers.js';

export default defineCheck({
  id: 'kms-key-policy/alarm-topics',
  title: 'Key of an alarm topic does not admit CloudWatch',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'An alarm publishes under the principal cloudwatch.amazonaws.com. Where the topic is encrypted with a key that does not admit it, every notification is dropped without an error in the deployment.',
  fix: 'Allow the principal cloudwatch.amazonaws.com kms:Decrypt and kms:GenerateDataKey* in the policy of the topic’s key.',
  references: {
    docs: ['https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html'],
  },
  limits:
    'Keys outside the answer are not judged; AWS-managed keys are judged by kms-key-policy/managed-key-topics.',
  grade(context) {
    gradeAdmission(context, destinations(context.evidence, 'cloudwatch.amazonaws.com'), {
      service: 'cloudwatch.amazonaws.com',
      actions: publishActions,
      consequence: 'alarms cannot publish to',
    });
  },
});

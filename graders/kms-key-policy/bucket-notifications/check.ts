import { defineCheck } from '../../../src/grading/contract.js';
import { gradeAdmission, publishActions } from '../../../src/grading/queries/keys-admission.js';
import { destinations } from '../../../src/grading/queries/keys-publishers.js';

export default defineCheck({
  id: 'kms-key-policy/bucket-notifications',
  title: 'Key of a bucket notification target does not admit S3',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'S3 tests the destination when the notification is created, under the principal s3.amazonaws.com. Where the key of the topic or queue does not admit it, the apply fails with "Unable to validate the following destination configurations".',
  fix: 'Allow the principal s3.amazonaws.com kms:Decrypt and kms:GenerateDataKey* in the policy of the key.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html'],
  },
  grade(context) {
    gradeAdmission(context, destinations(context.evidence, 's3.amazonaws.com'), {
      service: 's3.amazonaws.com',
      actions: publishActions,
      consequence: 'S3 cannot notify',
    });
  },
});

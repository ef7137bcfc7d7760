import { defineCheck, type GradeContext } from '../../../src/grading/contract.js';
import type { Evidence } from '../../../src/domain/evidence.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { gradeAdmission, type KeyUser } from '../../../src/grading/queries/keys-admission.js';
import { bucketKeyUsers } from '../../../src/grading/queries/keys-buckets.js';
import { identityPoliciesOf } from '../../../src/grading/queries/policies-roles.js';
import { allowsAction } from '../../../src/grading/queries/policies-judge.js';
import { targets } from '../../../src/grading/queries/policies-joins.js';

export default defineCheck({
  id: 'kms-key-policy/config-delivery',
  title: 'Key of the Config delivery bucket does not admit AWS Config',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'AWS Config writes its snapshots through the bucket’s key, with the recorder’s role or its own principal. Where neither may use the key, creating the delivery channel fails with InsufficientDeliveryPolicyException.',
  fix: 'Allow the principal config.amazonaws.com (or the recorder’s role) kms:Decrypt and kms:GenerateDataKey* in the policy of the key.',
  references: {
    docs: ['https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html'],
  },
  limits:
    'A recorder’s role whose own policies allow kms:GenerateDataKey is taken as admitted through the account statement of the key policy.',
  grade(context) {
    if (roleMayEncrypt(context)) return;
    const { evidence } = context;
    gradeAdmission(context, deliveryKeys(evidence), {
      service: 'config.amazonaws.com',
      actions: ['kms:GenerateDataKey'],
      consequence: 'AWS Config cannot deliver through',
    });
  },
});

function deliveryKeys(evidence: Evidence): readonly KeyUser[] {
  return resourcesOf(evidence, 'aws_config_delivery_channel').flatMap((channel) => [
    { resource: channel, path: 's3_kms_key_arn' },
    ...targets(evidence, channel, 's3_bucket_name', 'aws_s3_bucket').flatMap((bucket) =>
      bucketKeyUsers(evidence, bucket),
    ),
  ]);
}

/** Whether the recorder's own role may use keys, or might. */
function roleMayEncrypt({ evidence, report }: GradeContext): boolean {
  const recorders = resourcesOf(evidence, 'aws_config_configuration_recorder');
  const roles = recorders.flatMap((recorder) => targets(evidence, recorder, 'role_arn', 'aws_iam_role'));
  const answers = roles.map((role) =>
    allowsAction(identityPoliciesOf(evidence, role), 'kms:GenerateDataKey'),
  );
  if (answers.includes('no') || answers.length === 0) return false;
  if (answers.every((answer) => answer === 'yes')) report.pass();
  return answers.every((answer) => answer === 'yes');
}

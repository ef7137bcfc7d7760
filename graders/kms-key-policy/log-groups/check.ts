import { defineCheck } from '../../../src/grading/contract.js';
import { resourcesOf } from '../../../src/grading/queries/blocks.js';
import { gradeAdmission, isLogsService } from '../../../src/grading/queries/keys-admission.js';

export default defineCheck({
  id: 'kms-key-policy/log-groups',
  title: 'Key of a log group does not admit CloudWatch Logs',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'CloudWatch Logs uses the key under its own service principal of the region. Where the key policy does not name it, creating the log group fails with AccessDeniedException; the default key policy never names it.',
  fix: 'Add a statement to the key policy that allows the principal logs.<region>.amazonaws.com kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and kms:Describe*.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html'],
  },
  limits:
    'The service name without a region is accepted. Conditions on the log group ARN are not compared with the names of the groups, and keys outside the answer are not judged.',
  grade(context) {
    const groups = resourcesOf(context.evidence, 'aws_cloudwatch_log_group');
    gradeAdmission(
      context,
      groups.map((resource) => ({ resource, path: 'kms_key_id' })),
      {
        service: 'logs.<region>.amazonaws.com',
        isService: isLogsService,
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        consequence: 'these log groups cannot be created or written',
      },
    );
  },
});

import { defineCheck } from '../../../src/grading/contract.js';
import { gradeAdmission, publishActions } from '../../../src/grading/queries/keys-admission.js';
import { destinations } from '../../../src/grading/queries/keys-publishers.js';

const services = ['events.rds.amazonaws.com', 'backup.amazonaws.com', 'budgets.amazonaws.com'];

export default defineCheck({
  id: 'kms-key-policy/service-topics',
  title: 'Key of a topic does not admit the database events or backups sent there',
  severity: 'high',
  kind: 'intrinsic',
  reason:
    'RDS, AWS Backup and AWS Budgets publish under service principals of their own. Where the key of the topic does not admit them, their messages are dropped without an error in the deployment.',
  fix: 'Allow the publishing service (events.rds.amazonaws.com, backup.amazonaws.com, budgets.amazonaws.com) kms:Decrypt and kms:GenerateDataKey* in the policy of the topic’s key.',
  references: {
    docs: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.GrantingPermissions.html'],
  },
  limits:
    'Alarms, EventBridge, buckets and subscriptions have checks of their own; keys outside the answer are not judged.',
  grade(context) {
    for (const service of services) {
      gradeAdmission(context, destinations(context.evidence, service), {
        service,
        actions: publishActions,
        consequence: 'it cannot publish to',
      });
    }
  },
});

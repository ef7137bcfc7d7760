import type { Evidence } from '../../domain/evidence.js';
import { resourcesOf } from './blocks.js';
import type { KeyUser } from './keys-admission.js';
import { targets } from './policies-joins.js';

/** Attribute of a topic or queue that names its key. */
const keyPath: Readonly<Record<string, string>> = {
  aws_sns_topic: 'kms_master_key_id',
  aws_sqs_queue: 'kms_master_key_id',
};

interface Publisher {
  readonly types: readonly string[];
  readonly paths: readonly string[];
}

/** Which resources make a service send messages, and the attributes that name where to. */
const publishers: Readonly<Record<string, readonly Publisher[]>> = {
  'cloudwatch.amazonaws.com': [
    {
      types: ['aws_cloudwatch_metric_alarm', 'aws_cloudwatch_composite_alarm'],
      paths: ['alarm_actions', 'ok_actions', 'insufficient_data_actions'],
    },
  ],
  'events.amazonaws.com': [{ types: ['aws_cloudwatch_event_target'], paths: ['arn', 'dead_letter_config'] }],
  's3.amazonaws.com': [{ types: ['aws_s3_bucket_notification'], paths: ['topic', 'queue'] }],
  'sns.amazonaws.com': [{ types: ['aws_sns_topic_subscription'], paths: ['endpoint', 'redrive_policy'] }],
  'cloudtrail.amazonaws.com': [{ types: ['aws_cloudtrail'], paths: ['sns_topic_name'] }],
  'config.amazonaws.com': [{ types: ['aws_config_delivery_channel'], paths: ['sns_topic_arn'] }],
  'budgets.amazonaws.com': [{ types: ['aws_budgets_budget'], paths: ['notification'] }],
  'events.rds.amazonaws.com': [{ types: ['aws_db_event_subscription'], paths: ['sns_topic'] }],
  'backup.amazonaws.com': [{ types: ['aws_backup_vault_notifications'], paths: ['sns_topic_arn'] }],
};

/** Every service that publishes somewhere in an answer's terms. */
export const publishingServices: readonly string[] = Object.keys(publishers);

/** Topics and queues of the answer that a service sends to, as users of their key. */
export function destinations(evidence: Evidence, service: string): readonly KeyUser[] {
  const found = (publishers[service] ?? []).flatMap(({ types, paths }) =>
    resourcesOf(evidence, ...types).flatMap((publisher) =>
      paths.flatMap((path) => targets(evidence, publisher, path, ...Object.keys(keyPath))),
    ),
  );
  return [...new Set(found)].map((resource) => ({
    resource,
    path: keyPath[resource.type] ?? 'kms_master_key_id',
  }));
}

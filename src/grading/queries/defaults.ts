import type { Resource } from '../../domain/evidence.js';
import type { Value } from '../../domain/value.js';

/**
 * What the AWS provider (5.x) sets where an answer writes nothing, as far as it is not false. Evidence from a plan
 * holds these already; parsed files do not. Keyed `type.attribute`.
 */
const defaults: Readonly<Record<string, Value>> = {
  'aws_cloudtrail.enable_logging': true,
  'aws_cloudtrail.include_global_service_events': true,
  'aws_cloudwatch_metric_alarm.actions_enabled': true,
  'aws_db_instance.auto_minor_version_upgrade': true,
  'aws_db_instance.backup_retention_period': 0,
  'aws_db_instance.monitoring_interval': 0,
  'aws_dynamodb_table.billing_mode': 'PROVISIONED',
  'aws_guardduty_detector.enable': true,
  'aws_instance.source_dest_check': true,
  'aws_kms_key.is_enabled': true,
  'aws_kms_key.key_usage': 'ENCRYPT_DECRYPT',
  'aws_kms_key.customer_master_key_spec': 'SYMMETRIC_DEFAULT',
  'aws_lambda_function.memory_size': 128,
  'aws_lambda_function.package_type': 'Zip',
  'aws_lambda_function.reserved_concurrent_executions': -1,
  'aws_lambda_function.timeout': 3,
  'aws_lb.load_balancer_type': 'application',
  'aws_rds_cluster.backup_retention_period': 1,
  'aws_subnet.map_public_ip_on_launch': false,
  'aws_vpc.enable_dns_support': true,
  'aws_vpc.instance_tenancy': 'default',
};

/** Booleans default to false almost everywhere in the provider; the exceptions are above. */
const booleanName =
  /(^|\.)(enable_|enabled$|is_|multi_az$|publicly_accessible$|storage_encrypted$|encrypted$|skip_|deletion_protection$|force_|copy_tags_|allow_|associate_|map_public_|block_public_|ignore_public_|restrict_public_|internal$|performance_insights_enabled$|iam_database_authentication_enabled$|apply_immediately$)/;

/** The provider's default of an attribute that nobody wrote, as far as it is known here; else undefined. */
export function providerDefault(resource: Pick<Resource, 'type' | 'mode'>, path: string): Value | undefined {
  if (resource.mode === 'data') return undefined;
  const key = `${resource.type}.${path}`;
  if (key in defaults) return defaults[key];
  return booleanName.test(path) ? false : undefined;
}

/** What AWS allows in the name of a resource. */
export interface NameRule {
  readonly attribute: string;
  /** Longest name in characters. */
  readonly max: number;
  /** Shortest; @default 1 */
  readonly min?: number;
  /** Characters and form. */
  readonly form?: RegExp;
  /** The form in words, for messages. */
  readonly said?: string;
  /** Longest `name_prefix`: what the provider appends (26 characters, mostly) must still fit. */
  readonly maxPrefix?: number;
  /**
   * Within what the name must be the only one of its type: `region` (of one provider configuration), `vpc`, or
   * `none`. @default region
   */
  readonly scope?: 'region' | 'vpc' | 'none';
}

const words = { form: /^[\w-]+$/, said: 'letters, digits, hyphens and underscores' };
const dotted = { form: /^[\w.-]+$/, said: 'letters, digits, dots, hyphens and underscores' };
const iam = { form: /^[\w+=,.@-]+$/, said: 'letters, digits and _+=,.@-' };
const lowerId = {
  form: /^[a-z](?!.*--)[a-z0-9-]*(?<!-)$/,
  said: 'lower-case letters, digits and single hyphens, starting with a letter and not ending with a hyphen',
};
const balancer = {
  form: /^(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/,
  said: 'letters, digits and hyphens, with no hyphen at either end and not starting with internal-',
};
const fifo = {
  form: /^[\w-]+(\.fifo)?$/,
  said: 'letters, digits, hyphens and underscores, with .fifo at the end or not',
};

/** By resource type. Lengths and forms are those that AWS documents for each service. */
export const nameRules: Readonly<Record<string, NameRule>> = {
  aws_alb: { attribute: 'name', max: 32, ...balancer, maxPrefix: 6 },
  aws_alb_target_group: { attribute: 'name', max: 32, ...balancer, maxPrefix: 6 },
  aws_autoscaling_group: { attribute: 'name', max: 255 },
  aws_backup_vault: { attribute: 'name', max: 50, min: 2, ...dotted },
  aws_cloudtrail: {
    ...{ attribute: 'name', max: 128, min: 3, form: /^[A-Za-z0-9][\w.-]*[A-Za-z0-9]$/ },
    said: 'letters, digits, dots, hyphens and underscores, with a letter or digit at both ends',
  },
  aws_cloudwatch_event_rule: { attribute: 'name', max: 64, ...dotted, maxPrefix: 38 },
  aws_cloudwatch_log_group: {
    ...{ attribute: 'name', max: 512, form: /^[\w.\-/#]+$/, said: 'letters, digits and .-_/#' },
  },
  aws_cloudwatch_metric_alarm: { attribute: 'alarm_name', max: 255 },
  aws_codebuild_project: { attribute: 'name', max: 150, min: 2, ...words },
  aws_codepipeline: { attribute: 'name', max: 100, ...dotted },
  aws_config_config_rule: { attribute: 'name', max: 128 },
  aws_db_instance: { attribute: 'identifier', max: 63, ...lowerId },
  aws_db_parameter_group: {
    attribute: 'name',
    max: 255,
    form: /^[a-z][a-z0-9.-]*$/,
    said: 'lower-case letters, digits, dots and hyphens',
  },
  aws_db_subnet_group: {
    ...{
      attribute: 'name',
      max: 255,
      form: /^[ .0-9a-z_-]+$/,
      said: 'lower-case letters, digits, spaces and ._-',
    },
  },
  aws_dynamodb_table: { attribute: 'name', max: 255, min: 3, ...dotted },
  aws_ecr_repository: {
    ...{ attribute: 'name', max: 256, min: 2, form: /^[a-z0-9]+([._/-]+[a-z0-9]+)*$/ },
    said: 'lower-case letters and digits, parted by ._-/',
  },
  aws_ecs_cluster: { attribute: 'name', max: 255, ...words },
  aws_eks_cluster: {
    attribute: 'name',
    max: 100,
    form: /^[A-Za-z0-9][\w-]*$/,
    said: 'letters, digits, hyphens and underscores',
  },
  aws_elasticache_cluster: { attribute: 'cluster_id', max: 50, ...lowerId },
  aws_elasticache_replication_group: {
    ...{ attribute: 'replication_group_id', max: 40, form: /^[A-Za-z](?!.*--)[A-Za-z0-9-]*(?<!-)$/ },
    said: 'letters, digits and single hyphens, starting with a letter and not ending with a hyphen',
  },
  aws_iam_group: { attribute: 'name', max: 128, ...iam },
  aws_iam_instance_profile: { attribute: 'name', max: 128, ...iam },
  aws_iam_policy: { attribute: 'name', max: 128, ...iam, maxPrefix: 102 },
  aws_iam_role: { attribute: 'name', max: 64, ...iam, maxPrefix: 38 },
  aws_iam_user: { attribute: 'name', max: 64, ...iam },
  aws_kinesis_firehose_delivery_stream: { attribute: 'name', max: 64, ...dotted },
  aws_kinesis_stream: { attribute: 'name', max: 128, ...dotted },
  aws_kms_alias: {
    ...{ attribute: 'name', max: 256, form: /^alias\/(?!aws\/)[\w/-]+$/ },
    said: 'alias/ and then letters, digits and /_-, but not alias/aws/',
  },
  aws_lambda_function: { attribute: 'function_name', max: 64, ...words },
  aws_launch_template: {
    attribute: 'name',
    max: 128,
    min: 3,
    form: /^[\w().\-/]+$/,
    said: 'letters, digits and ()./_-',
  },
  aws_lb: { attribute: 'name', max: 32, ...balancer, maxPrefix: 6 },
  aws_lb_target_group: { attribute: 'name', max: 32, ...balancer, maxPrefix: 6 },
  aws_rds_cluster: { attribute: 'cluster_identifier', max: 63, ...lowerId },
  aws_redshift_cluster: { attribute: 'cluster_identifier', max: 63, ...lowerId },
  aws_s3_bucket: {
    ...{
      attribute: 'bucket',
      max: 63,
      min: 3,
      form: /^(?!xn--)[a-z0-9](?!.*\.\.)[a-z0-9.-]*[a-z0-9]$/,
      maxPrefix: 37,
    },
    said: 'lower-case letters, digits, dots and hyphens, with a letter or digit at both ends',
  },
  aws_secretsmanager_secret: {
    attribute: 'name',
    max: 512,
    form: /^[\w/+=.@-]+$/,
    said: 'letters, digits and /_+=.@-',
  },
  aws_security_group: {
    ...{ attribute: 'name', max: 255, form: /^(?!sg-)[\w .\-:/()#,@[\]+=&;{}!$*]+$/, scope: 'vpc' },
    said: 'letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, and not starting with sg-',
  },
  aws_sfn_state_machine: { attribute: 'name', max: 80, ...words },
  aws_sns_topic: { attribute: 'name', max: 256, ...fifo },
  aws_sqs_queue: { attribute: 'name', max: 80, ...fifo },
  aws_ssm_parameter: { attribute: 'name', max: 1011, form: /^[\w.\-/]+$/, said: 'letters, digits and ._-/' },
  aws_wafv2_web_acl: { attribute: 'name', max: 128, ...words },
};

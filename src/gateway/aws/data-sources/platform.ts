import { textOf, textsOf } from '../../utility/values.js';
import { dnsSuffixOf, websiteZone, zoneNames } from '../fill/place.js';
import { type Rule, type Scene } from '../fill/scene.js';
import { askedTags, standing } from './question.js';

const engineVersions: Readonly<Record<string, string>> = {
  'aurora-mysql': '8.0.mysql_aurora.3.08.0',
  'aurora-postgresql': '16.4',
  mariadb: '10.11.9',
  mysql: '8.0.40',
  postgres: '16.4',
  docdb: '5.0.0',
  neptune: '1.3.2.0',
};

const engineVersion = (scene: Scene): string =>
  textsOf(scene.values.preferred_versions)[0] ??
  textOf(scene.values.version) ??
  engineVersions[scene.text('engine')] ??
  '16.4';

const database = (scene: Scene): string =>
  scene.text('db_instance_identifier') || scene.text('cluster_identifier');

const host = (scene: Scene, label: string): string =>
  scene.invent(
    `${database(scene)}.${label}c${scene.chance('host').text('abcdefghijklmnopqrstuvwxyz0123456789', 11)}.${scene.region}.rds.${dnsSuffixOf(scene.region)}`,
  );

const repositoryUrl = (scene: Scene): string =>
  `${scene.account}.dkr.ecr.${scene.region}.${dnsSuffixOf(scene.region)}`;

const subnets = (scene: Scene): string[] =>
  [0, 1, 2].map((zone) => standing(scene, 'subnet-', 'platform', String(zone)));

/** Buckets, containers, databases, functions, queues. */
export const platform: Readonly<Record<string, Rule>> = {
  aws_s3_bucket: {
    id: '{bucket}',
    arn: 'arn=s3::{bucket}',
    bucket_domain_name: '{bucket}.s3.{suffix}',
    bucket_regional_domain_name: '{bucket}.s3.{place.region}.{suffix}',
    hosted_zone_id: (scene) => websiteZone(scene.region),
    region: '{place.region}',
    website_domain: '',
    website_endpoint: '',
  },
  aws_s3_object: {
    id: '{bucket}/{key}',
    arn: 'arn=s3::{bucket}/{key}',
    body: '',
    content_type: 'application/octet-stream',
    etag: '{hex:32}',
    version_id: '{mixed:32}',
    storage_class: 'STANDARD',
    metadata: () => ({}),
    tags: () => ({}),
  },
  aws_s3_bucket_object: {
    id: '{bucket}/{key}',
    arn: 'arn=s3::{bucket}/{key}',
    body: '',
    content_type: 'application/octet-stream',
    etag: '{hex:32}',
    version_id: '{mixed:32}',
    storage_class: 'STANDARD',
    metadata: () => ({}),
    tags: () => ({}),
  },
  aws_s3_objects: { id: '{bucket}', keys: () => [], common_prefixes: () => [], owners: () => [] },
  aws_eks_cluster: {
    id: '{name}',
    arn: 'arn=eks:ra:cluster/{name}',
    endpoint: 'https://{upper:32}.gr7.{place.region}.eks.amazonaws.com',
    version: '1.31',
    platform_version: 'eks.10',
    status: 'ACTIVE',
    cluster_id: '',
    role_arn: 'arn=iam:a:role/{name}-cluster',
    certificate_authority: (scene) => [
      {
        data: scene.invent(
          Buffer.from(
            `-----BEGIN CERTIFICATE-----\n${scene.chance('ca').hex(64)}\n-----END CERTIFICATE-----\n`,
          ).toString('base64'),
        ),
      },
    ],
    identity: (scene) => [
      {
        oidc: [
          {
            issuer: scene.invent(
              `https://oidc.eks.${scene.region}.amazonaws.com/id/${scene.chance('oidc').text('0123456789ABCDEF', 32)}`,
            ),
          },
        ],
      },
    ],
    vpc_config: (scene) => [
      {
        cluster_security_group_id: standing(scene, 'sg-', scene.text('name'), 'cluster'),
        endpoint_private_access: true,
        endpoint_public_access: true,
        public_access_cidrs: ['0.0.0.0/0'],
        security_group_ids: [standing(scene, 'sg-', scene.text('name'))],
        subnet_ids: subnets(scene),
        vpc_id: standing(scene, 'vpc-', 'default'),
      },
    ],
    tags: askedTags,
  },
  aws_eks_cluster_auth: { id: '{name}', token: 'k8s-aws-v1.{mixed:80}' },
  aws_eks_clusters: { id: '{place.region}', names: () => ['main'] },
  aws_eks_addon_version: {
    id: '{addon_name}',
    version: (scene) => `v1.19.0-eksbuild.${scene.chance('version').integer(1, 9)}`,
  },
  aws_eks_node_groups: { id: '{cluster_name}', names: () => ['main'] },
  aws_ecr_repository: {
    id: '{name}',
    arn: 'arn=ecr:ra:repository/{name}',
    registry_id: '{account}',
    repository_url: (scene) => scene.invent(`${repositoryUrl(scene)}/${scene.text('name')}`),
    image_tag_mutability: 'MUTABLE',
    most_recent_image_tags: () => ['latest'],
    tags: askedTags,
  },
  aws_ecr_image: {
    id: 'sha256:{hex:64}',
    image_digest: '{id}',
    image_tag: 'latest',
    image_tags: () => ['latest'],
    image_uri: (scene) =>
      scene.invent(`${repositoryUrl(scene)}/${scene.text('repository_name')}@${scene.text('id')}`),
    registry_id: '{account}',
  },
  aws_ecr_authorization_token: {
    id: '{place.region}',
    authorization_token: (scene) =>
      scene.invent(Buffer.from(`AWS:${scene.text('password')}`).toString('base64')),
    user_name: 'AWS',
    password: '{mixed:64}',
    proxy_endpoint: (scene) => scene.invent(`https://${repositoryUrl(scene)}`),
    expires_at: '2026-01-01T12:00:00Z',
  },
  aws_ecs_cluster: {
    id: '{arn}',
    arn: 'arn=ecs:ra:cluster/{cluster_name}',
    status: 'ACTIVE',
    setting: () => [],
    tags: askedTags,
  },
  aws_ecs_task_definition: {
    id: '{arn}',
    arn: 'arn=ecs:ra:task-definition/{task_definition}:1',
    family: '{task_definition}',
    revision: () => 1,
    status: 'ACTIVE',
    arn_without_revision: 'arn=ecs:ra:task-definition/{task_definition}',
  },
  aws_ecs_service: {
    id: '{arn}',
    arn: (scene) =>
      scene.arn(
        'ecs',
        'ra',
        `service/${scene.text('cluster_arn').split('/').pop() ?? 'default'}/${scene.text('service_name')}`,
      ),
    desired_count: () => 1,
    launch_type: 'FARGATE',
    tags: askedTags,
  },
  aws_db_instance: {
    id: '{db_instance_identifier}',
    db_instance_identifier: 'database',
    db_instance_arn: 'arn=rds:ra:db:{db_instance_identifier}',
    address: (scene) => host(scene, ''),
    endpoint: '{address}:3306',
    port: () => 3306,
    db_instance_port: () => 0,
    engine: 'mysql',
    engine_version: '8.0.40',
    db_instance_class: 'db.t3.micro',
    allocated_storage: () => 20,
    storage_type: 'gp3',
    storage_encrypted: () => true,
    resource_id: 'db-{upper:26}',
    master_username: 'admin',
    db_name: 'app',
    db_subnet_group: 'default',
    kms_key_id: 'arn=kms:ra:key/{uuid}',
    availability_zone: (scene) => zoneNames(scene.region)[0] ?? '',
    master_user_secret: () => [],
    vpc_security_groups: (scene) => [standing(scene, 'sg-', 'database')],
    tags: askedTags,
  },
  aws_db_instances: {
    id: '{place.region}',
    instance_identifiers: () => ['database'],
    instance_arns: (scene) => [scene.arn('rds', 'ra', 'db:database')],
    tags: askedTags,
  },
  aws_db_subnet_group: {
    id: '{name}',
    arn: 'arn=rds:ra:subgrp:{name}',
    subnet_ids: subnets,
    vpc_id: (scene) => standing(scene, 'vpc-', 'default'),
    status: 'Complete',
    supported_network_types: () => ['IPV4'],
  },
  aws_db_snapshot: {
    id: '{db_snapshot_identifier}',
    db_snapshot_identifier: (scene) => `${database(scene) || 'database'}-2026-01-01`,
    db_snapshot_arn: 'arn=rds:ra:snapshot:{id}',
    status: 'available',
    allocated_storage: () => 20,
    engine: 'mysql',
    engine_version: '8.0.40',
  },
  aws_db_cluster_snapshot: {
    id: '{db_cluster_snapshot_identifier}',
    db_cluster_snapshot_identifier: 'cluster-2026-01-01',
    db_cluster_snapshot_arn: 'arn=rds:ra:cluster-snapshot:{id}',
    status: 'available',
  },
  aws_db_parameter_group: { id: '{name}', arn: 'arn=rds:ra:pg:{name}', family: 'mysql8.0', description: '' },
  aws_db_proxy: {
    id: '{name}',
    arn: 'arn=rds:ra:db-proxy:prx-{hex:17}',
    endpoint: '{name}.proxy-{lower:12}.{place.region}.rds.{suffix}',
  },
  aws_rds_cluster: {
    id: '{cluster_identifier}',
    arn: 'arn=rds:ra:cluster:{cluster_identifier}',
    endpoint: (scene) => host(scene, 'cluster-'),
    reader_endpoint: (scene) => host(scene, 'cluster-ro-'),
    hosted_zone_id: 'Z2R2ITUGPM61AM',
    engine: 'aurora-mysql',
    engine_mode: 'provisioned',
    engine_version: '8.0.mysql_aurora.3.08.0',
    port: () => 3306,
    cluster_resource_id: 'cluster-{upper:26}',
    master_username: 'admin',
    database_name: 'app',
    availability_zones: (scene) => [...zoneNames(scene.region)],
    cluster_members: (scene) => [`${scene.text('cluster_identifier')}-1`],
    vpc_security_group_ids: (scene) => [standing(scene, 'sg-', 'database')],
    master_user_secret: () => [],
    tags: askedTags,
  },
  aws_rds_engine_version: {
    id: '{version}',
    version: engineVersion,
    version_actual: engineVersion,
    engine_description: '{engine}',
    version_description: '{engine} {version}',
    parameter_group_family: (scene) =>
      textOf(scene.values.parameter_group_family) ??
      `${scene.text('engine')}${engineVersion(scene)
        .split('.')
        .slice(0, scene.text('engine') === 'mysql' || scene.text('engine') === 'aurora-mysql' ? 2 : 1)
        .join('.')}`,
    status: 'available',
    supports_global_databases: () => true,
    supports_log_exports_to_cloudwatch: () => true,
    exportable_log_types: () => ['error', 'general', 'slowquery'],
    valid_upgrade_targets: () => [],
    valid_minor_targets: () => [],
    valid_major_targets: () => [],
  },
  aws_rds_orderable_db_instance: {
    id: '{instance_class}',
    instance_class: (scene) => textsOf(scene.values.preferred_instance_classes)[0] ?? 'db.t3.medium',
    engine_version: (scene) =>
      textsOf(scene.values.preferred_engine_versions)[0] ?? engineVersions[scene.text('engine')] ?? '16.4',
    availability_zones: (scene) => [...zoneNames(scene.region)],
    license_model: 'general-public-license',
    storage_type: 'gp3',
    vpc: () => true,
  },
  aws_rds_certificate: {
    id: 'rds-ca-rsa2048-g1',
    arn: 'arn=rds:r:cert:rds-ca-rsa2048-g1',
    certificate_type: 'CA',
    valid_from: '2021-05-25T22:59:00Z',
    valid_till: '2061-05-25T23:59:00Z',
  },
  aws_elasticache_replication_group: {
    id: '{replication_group_id}',
    arn: 'arn=elasticache:ra:replicationgroup:{replication_group_id}',
    port: () => 6379,
    node_type: 'cache.t3.micro',
    primary_endpoint_address: 'master.{replication_group_id}.{lower:6}.use1.cache.amazonaws.com',
    reader_endpoint_address: 'replica.{replication_group_id}.{lower:6}.use1.cache.amazonaws.com',
    configuration_endpoint_address: '',
  },
  aws_lambda_function: {
    id: '{function_name}',
    runtime: 'python3.12',
    handler: 'index.handler',
    memory_size: () => 128,
    timeout: () => 3,
    role: 'arn=iam:a:role/{function_name}',
    version: '$LATEST',
    environment: () => [],
    vpc_config: () => [],
    dead_letter_config: () => [],
    file_system_config: () => [],
    logging_config: () => [],
    tags: askedTags,
  },
  aws_lambda_layer_version: {
    id: '{arn}',
    arn: 'arn=lambda:ra:layer:{layer_name}:1',
    layer_arn: 'arn=lambda:ra:layer:{layer_name}',
    version: () => 1,
    compatible_runtimes: () => ['python3.12'],
  },
  aws_dynamodb_table: {
    id: '{name}',
    arn: 'arn=dynamodb:ra:table/{name}',
    hash_key: 'id',
    billing_mode: 'PAY_PER_REQUEST',
    table_class: 'STANDARD',
    attribute: () => [{ name: 'id', type: 'S' }],
    range_key: '',
    tags: askedTags,
  },
  aws_sns_topic: { id: '{arn}', arn: 'arn=sns:ra:{name}', tags: askedTags },
  aws_sqs_queue: {
    id: '{url}',
    url: 'https://sqs.{place.region}.{suffix}/{account}/{name}',
    arn: 'arn=sqs:ra:{name}',
    tags: askedTags,
  },
  aws_kinesis_stream: {
    id: '{arn}',
    arn: 'arn=kinesis:ra:stream/{name}',
    status: 'ACTIVE',
    open_shards: () => ['shardId-000000000000'],
    closed_shards: () => [],
    tags: askedTags,
  },
  aws_cloudwatch_log_group: {
    id: '{name}',
    arn: 'arn=logs:ra:log-group:{name}',
    creation_time: () => 1767225600000,
    kms_key_id: '',
    log_group_class: 'STANDARD',
    retention_in_days: () => 0,
    tags: askedTags,
  },
  aws_cloudwatch_log_groups: {
    id: '{place.region}',
    log_group_names: () => ['/app/main'],
    arns: (scene) => [scene.arn('logs', 'ra', 'log-group:/app/main')],
  },
  aws_cloudwatch_event_bus: {
    id: '{name}',
    arn: 'arn=events:ra:event-bus/{name}',
    description: '',
    kms_key_identifier: '',
  },
  aws_efs_file_system: {
    id: '{file_system_id}',
    file_system_id: (scene) => standing(scene, 'fs-', JSON.stringify(askedTags(scene))),
    arn: 'arn=elasticfilesystem:ra:file-system/{file_system_id}',
    dns_name: '{file_system_id}.efs.{place.region}.{suffix}',
    performance_mode: 'generalPurpose',
    encrypted: () => true,
    tags: askedTags,
  },
  aws_guardduty_detector: {
    id: (scene) =>
      standing(scene, '', 'detector').slice(0, 17) + standing(scene, '', 'detector 2').slice(0, 15),
    arn: 'arn=guardduty:ra:detector/{id}',
    status: 'ENABLED',
    finding_publishing_frequency: 'SIX_HOURS',
    service_role_arn:
      'arn=iam:a:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty',
    tags: askedTags,
  },
  aws_backup_vault: {
    id: '{name}',
    arn: 'arn=backup:ra:backup-vault:{name}',
    kms_key_arn: 'arn=kms:ra:key/{uuid}',
    tags: askedTags,
  },
  aws_msk_kafka_version: {
    id: '{version}',
    version: (scene) => textsOf(scene.values.preferred_versions)[0] ?? '3.6.0',
    status: 'ACTIVE',
  },
  aws_servicequotas_service_quota: {
    id: '{service_code}/{quota_code}',
    quota_code: 'L-1216C47A',
    quota_name: 'Running On-Demand Standard instances',
    service_name: '{service_code}',
    arn: 'arn=servicequotas:ra:{service_code}/{quota_code}',
    value: () => 64,
    default_value: () => 5,
    adjustable: () => true,
    usage_metric: () => [],
  },
  aws_cognito_user_pools: {
    id: '{name}',
    ids: (scene) => [
      scene.invent(`${scene.region}_${scene.chance('pool').text('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 9)}`),
    ],
    arns: (scene) =>
      textsOf(scene.settle('ids')).map((id) => scene.arn('cognito-idp', 'ra', `userpool/${id}`)),
  },
};

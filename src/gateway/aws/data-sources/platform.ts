import { textsOf } from '../../utility/values.js';
import { dnsSuffixOf, websiteZone } from '../fill/place.js';
import { type Rule, type Scene } from '../fill/scene.js';
import { askedTags, standing } from './question.js';

const repositoryUrl = (scene: Scene): string =>
  `${scene.account}.dkr.ecr.${scene.region}.${dnsSuffixOf(scene.region)}`;

const subnets = (scene: Scene): string[] =>
  [0, 1, 2].map((zone) => standing(scene, 'subnet-', 'platform', String(zone)));

const s3Object: Rule = {
  id: '{bucket}/{key}',
  arn: 'arn=s3::{bucket}/{key}',
  body: '{}',
  content_type: 'application/octet-stream',
  etag: '{hex:32}',
  version_id: '{mixed:32}',
  storage_class: 'STANDARD',
  metadata: () => ({}),
  tags: () => ({}),
};

/** Buckets, containers, functions, queues, logs. */
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
  aws_s3_object: s3Object,
  aws_s3_bucket_object: s3Object,
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

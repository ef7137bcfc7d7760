import { type Rule, type Scene } from '../scene.js';
import { emptyOf } from '../general.js';

/** What an ECS service that names no cluster runs in. */
const defaultCluster = (scene: Scene): string => scene.arn('ecs', 'ra', 'cluster/default');

const fargate: Rule = {
  id: '{arn}',
  arn: (scene) => {
    const cluster = scene.text('cluster').split('/').pop() ?? 'default';
    return scene.arn('ecs', 'ra', `service/${cluster}/${scene.text('name')}`);
  },
};

/** ECS, ECR, EKS, batch and other managed runtimes. */
export const containers: Readonly<Record<string, Rule>> = {
  aws_ecs_cluster: { id: '{arn}', arn: 'arn=ecs:ra:cluster/{name}' },
  aws_ecs_service: {
    ...fargate,
    cluster: defaultCluster,
    launch_type: (scene) =>
      Array.isArray(scene.values.capacity_provider_strategy) &&
      scene.values.capacity_provider_strategy.length > 0
        ? ''
        : 'EC2',
    platform_version: (scene) => (scene.text('launch_type') === 'FARGATE' ? 'LATEST' : ''),
    iam_role: '/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
    triggers: () => emptyOf(['map', 'string']),
  },
  aws_ecs_task_definition: {
    id: '{family}',
    arn: '{arn_without_revision}:1',
    arn_without_revision: 'arn=ecs:ra:task-definition/{family}',
    revision: () => 1,
    network_mode: 'bridge',
  },
  aws_ecs_capacity_provider: { id: '{arn}', arn: 'arn=ecs:ra:capacity-provider/{name}' },
  aws_ecs_cluster_capacity_providers: { id: '{cluster_name}' },
  aws_ecr_repository: {
    id: '{name}',
    arn: 'arn=ecr:ra:repository/{name}',
    registry_id: '{account}',
    repository_url: '{account}.dkr.ecr.{place.region}.{suffix}/{name}',
  },
  aws_ecr_lifecycle_policy: { id: '{repository}', registry_id: '{account}' },
  aws_ecr_repository_policy: { id: '{repository}', registry_id: '{account}' },
  aws_ecr_replication_configuration: { id: '{account}', registry_id: '{account}' },
  aws_ecr_registry_scanning_configuration: { id: '{account}', registry_id: '{account}' },
  aws_ecr_pull_through_cache_rule: { id: '{ecr_repository_prefix}', registry_id: '{account}' },
  aws_ecrpublic_repository: {
    id: '{repository_name}',
    arn: 'arn=ecr-public:a:repository/{repository_name}',
    repository_uri: 'public.ecr.aws/{lower:8}/{repository_name}',
  },
  aws_eks_cluster: {
    id: '{name}',
    arn: 'arn=eks:ra:cluster/{name}',
    cluster_id: '',
    endpoint: 'https://{upper:32}.gr7.{place.region}.eks.amazonaws.com',
    version: '1.31',
    platform_version: 'eks.10',
    'vpc_config.cluster_security_group_id': 'sg-{hex:17}',
    'vpc_config.vpc_id': 'vpc-{hex:17}',
    'access_config.authentication_mode': 'CONFIG_MAP',
    'kubernetes_network_config.service_ipv4_cidr': '172.20.0.0/16',
    'kubernetes_network_config.ip_family': 'ipv4',
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
  },
  aws_eks_node_group: {
    id: '{cluster_name}:{node_group_name}',
    arn: 'arn=eks:ra:nodegroup/{cluster_name}/{node_group_name}/{uuid}',
    ami_type: 'AL2023_x86_64_STANDARD',
    capacity_type: 'ON_DEMAND',
    disk_size: () => 20,
    instance_types: () => ['t3.medium'],
    release_version: '1.31.0-20260101',
    version: '1.31',
    resources: (scene) => [
      {
        autoscaling_groups: [
          { name: scene.invent(`eks-${scene.text('node_group_name')}-${scene.chance('asg').uuid()}`) },
        ],
        remote_access_security_group_id: '',
      },
    ],
  },
  aws_eks_addon: {
    id: '{cluster_name}:{addon_name}',
    arn: 'arn=eks:ra:addon/{cluster_name}/{addon_name}/{uuid}',
    addon_version: 'v1.0.0-eksbuild.1',
    configuration_values: '',
  },
  aws_eks_fargate_profile: {
    id: '{cluster_name}:{fargate_profile_name}',
    arn: 'arn=eks:ra:fargateprofile/{cluster_name}/{fargate_profile_name}/{uuid}',
  },
  aws_eks_access_entry: {
    id: '{cluster_name}:{principal_arn}',
    access_entry_arn: 'arn=eks:ra:access-entry/{cluster_name}/role/{account}/{uuid}',
    type: 'STANDARD',
  },
  aws_eks_access_policy_association: { id: '{cluster_name}#{principal_arn}#{policy_arn}' },
  aws_eks_identity_provider_config: { id: '{cluster_name}:{uuid}' },
  aws_eks_pod_identity_association: {
    id: 'a-{lower:17}',
    association_id: '{id}',
    association_arn: 'arn=eks:ra:podidentityassociation/{cluster_name}/{association_id}',
  },
  aws_batch_compute_environment: {
    id: '{compute_environment_name}',
    compute_environment_name: 'terraform-{digits:26}',
    arn: 'arn=batch:ra:compute-environment/{compute_environment_name}',
    ecs_cluster_arn: 'arn=ecs:ra:cluster/AWSBatch-{compute_environment_name}-{uuid}',
    service_role: 'arn=iam:a:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch',
  },
  aws_batch_job_queue: { id: '{arn}', arn: 'arn=batch:ra:job-queue/{name}' },
  aws_batch_job_definition: {
    id: '{arn}',
    arn: 'arn=batch:ra:job-definition/{name}:1',
    arn_prefix: 'arn=batch:ra:job-definition/{name}',
    revision: () => 1,
  },
  aws_apprunner_service: {
    id: '{arn}',
    arn: 'arn=apprunner:ra:service/{service_name}/{service_id}',
    service_id: '{hex:32}',
    service_url: '{lower:10}.{place.region}.awsapprunner.com',
    status: 'RUNNING',
  },
  aws_elastic_beanstalk_application: { id: '{name}', arn: 'arn=elasticbeanstalk:ra:application/{name}' },
  aws_elastic_beanstalk_environment: {
    id: 'e-{lower:10}',
    arn: 'arn=elasticbeanstalk:ra:environment/{application}/{name}',
    cname: '{name}.{lower:8}.{place.region}.elasticbeanstalk.com',
  },
  aws_emr_cluster: {
    id: 'j-{upper:13}',
    arn: 'arn=elasticmapreduce:ra:cluster/{id}',
    cluster_state: 'WAITING',
    master_public_dns: 'ip-10-0-1-20.ec2.internal',
  },
  aws_emr_instance_group: { id: 'ig-{upper:13}' },
  aws_emr_managed_scaling_policy: { id: '{cluster_id}' },
  aws_emrserverless_application: { id: '{lower:16}', arn: 'arn=emr-serverless:ra:/applications/{id}' },
};

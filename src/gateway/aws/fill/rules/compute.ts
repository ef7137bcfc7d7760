import { zoneNames } from '../place.js';
import { type Rule, type Scene } from '../scene.js';
import { emptyOf } from '../general.js';

const firstZone = (scene: Scene): string => zoneNames(scene.region)[0] ?? '';

const privateHost = (scene: Scene): string => {
  const address = scene.text('private_ip').replaceAll('.', '-');
  return scene.invent(
    `ip-${address}.${scene.region === 'us-east-1' ? 'ec2.internal' : `${scene.region}.compute.internal`}`,
  );
};

const instance: Rule = {
  id: 'i-{hex:17}',
  arn: 'arn=ec2:ra:instance/{id}',
  availability_zone: firstZone,
  instance_state: 'running',
  instance_lifecycle: '',
  spot_instance_request_id: '',
  outpost_arn: '',
  password_data: '',
  subnet_id: 'subnet-{hex:17}',
  primary_network_interface_id: 'eni-{hex:17}',
  private_ip: (scene) => scene.invent(`10.0.1.${scene.chance('ip').integer(10, 250)}`),
  private_dns: privateHost,
  public_ip: (scene) =>
    scene.values.associate_public_ip_address === false
      ? ''
      : scene.invent(`203.0.113.${scene.chance('public').integer(10, 250)}`),
  public_dns: (scene) => {
    const address = scene.text('public_ip').replaceAll('.', '-');
    return address === '' ? '' : scene.invent(`ec2-${address}.compute-1.amazonaws.com`);
  },
  tenancy: 'default',
  instance_initiated_shutdown_behavior: 'stop',
  vpc_security_group_ids: (scene) => [scene.invent(`sg-${scene.chance('sg').hex(17)}`)],
};

/** What an ECS service that names no cluster runs in. */
const defaultCluster = (scene: Scene): string => scene.arn('ecs', 'ra', 'cluster/default');

const fargate: Rule = {
  id: '{arn}',
  arn: (scene) => {
    const cluster = scene.text('cluster').split('/').pop() ?? 'default';
    return scene.arn('ecs', 'ra', `service/${cluster}/${scene.text('name')}`);
  },
};

/** EC2, autoscaling, Lambda, containers, batch. */
export const compute: Readonly<Record<string, Rule>> = {
  aws_instance: instance,
  aws_spot_instance_request: {
    ...instance,
    id: 'sir-{lower:8}',
    spot_instance_id: 'i-{hex:17}',
    spot_request_state: 'active',
    spot_bid_status: 'fulfilled',
  },
  aws_launch_template: {
    id: 'lt-{hex:17}',
    arn: 'arn=ec2:ra:launch-template/{id}',
    default_version: () => 1,
    latest_version: () => 1,
  },
  aws_launch_configuration: {
    id: '{name}',
    arn: 'arn=autoscaling:ra:launchConfiguration:{uuid}:launchConfigurationName/{name}',
  },
  aws_ami: { id: 'ami-{hex:17}', arn: 'arn=ec2:r:image/{id}' },
  aws_ami_copy: { id: 'ami-{hex:17}', arn: 'arn=ec2:r:image/{id}' },
  aws_ami_from_instance: { id: 'ami-{hex:17}', arn: 'arn=ec2:r:image/{id}' },
  aws_ebs_volume: {
    id: 'vol-{hex:17}',
    arn: 'arn=ec2:ra:volume/{id}',
    type: 'gp2',
    iops: (scene) => (scene.text('type') === 'gp3' ? 3000 : 100),
    throughput: (scene) => (scene.text('type') === 'gp3' ? 125 : 0),
  },
  aws_ebs_snapshot: { id: 'snap-{hex:17}', arn: 'arn=ec2:r:snapshot/{id}' },
  aws_volume_attachment: { id: 'vai-{digits:10}' },
  aws_key_pair: {
    id: '{key_name}',
    arn: 'arn=ec2:ra:key-pair/{key_name}',
    key_pair_id: 'key-{hex:17}',
    key_type: 'rsa',
    fingerprint: (scene) => scene.invent((scene.chance('fingerprint').hex(32).match(/../g) ?? []).join(':')),
  },
  aws_placement_group: {
    id: '{name}',
    placement_group_id: 'pg-{hex:17}',
    arn: 'arn=ec2:ra:placement-group/{name}',
  },
  aws_ec2_capacity_reservation: { id: 'cr-{hex:17}', arn: 'arn=ec2:ra:capacity-reservation/{id}' },
  aws_ec2_fleet: { id: 'fleet-{uuid}', arn: 'arn=ec2:ra:fleet/{id}' },
  aws_spot_fleet_request: { id: 'sfr-{uuid}' },
  aws_autoscaling_group: {
    id: '{name}',
    arn: 'arn=autoscaling:ra:autoScalingGroup:{uuid}:autoScalingGroupName/{name}',
    availability_zones: (scene) => [...zoneNames(scene.region)],
    service_linked_role_arn:
      'arn=iam:a:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
    default_cooldown: () => 300,
    desired_capacity: (scene) => scene.values.min_size ?? 0,
    health_check_type: 'EC2',
  },
  aws_autoscaling_policy: {
    id: '{name}',
    arn: 'arn=autoscaling:ra:scalingPolicy:{uuid}:autoScalingGroupName/{autoscaling_group_name}:policyName/{name}',
  },
  aws_autoscaling_schedule: {
    id: '{scheduled_action_name}',
    arn: 'arn=autoscaling:ra:scheduledUpdateGroupAction:{uuid}:autoScalingGroupName/{autoscaling_group_name}:scheduledActionName/{scheduled_action_name}',
  },
  aws_autoscaling_attachment: { id: '{autoscaling_group_name}-{digits:26}' },
  aws_autoscaling_lifecycle_hook: { id: '{name}', default_result: 'ABANDON' },
  aws_appautoscaling_target: {
    id: '{resource_id}',
    arn: 'arn=application-autoscaling:ra:scalable-target/{hex:32}',
    role_arn:
      'arn=iam:a:role/aws-service-role/application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling',
  },
  aws_appautoscaling_policy: {
    id: '{name}',
    arn: 'arn=autoscaling:ra:scalingPolicy:{uuid}:resource/{service_namespace}/{resource_id}:policyName/{name}',
  },
  aws_appautoscaling_scheduled_action: {
    id: '{name}-{service_namespace}-{resource_id}',
    arn: 'arn=autoscaling:ra:scheduledAction:{uuid}:resource/{service_namespace}/{resource_id}:scheduledActionName/{name}',
  },
  aws_lambda_function: {
    id: '{function_name}',
    arn: 'arn=lambda:ra:function:{function_name}',
    invoke_arn: 'arn=apigateway:r:lambda:path/2015-03-31/functions/{arn}/invocations',
    version: (scene) => (scene.values.publish === true ? '1' : '$LATEST'),
    qualified_arn: '{arn}:{version}',
    qualified_invoke_arn: 'arn=apigateway:r:lambda:path/2015-03-31/functions/{qualified_arn}/invocations',
    last_modified: '2026-01-01T00:00:00.000+0000',
    code_sha256: (scene) => {
      const given = scene.values.source_code_hash;
      return typeof given === 'string' && given !== ''
        ? given
        : scene.invent(`${scene.chance('code').text('abcdefghijklmnopqrstuvwxyz0123456789', 43)}=`);
    },
    source_code_hash: '{code_sha256}',
    source_code_size: () => 1024,
    architectures: () => ['x86_64'],
    signing_job_arn: '',
    signing_profile_version_arn: '',
  },
  aws_lambda_permission: { id: '{statement_id}' },
  aws_lambda_alias: {
    id: '{arn}',
    arn: 'arn=lambda:ra:function:{function_name}:{name}',
    invoke_arn: 'arn=apigateway:r:lambda:path/2015-03-31/functions/{arn}/invocations',
  },
  aws_lambda_layer_version: {
    id: '{arn}',
    layer_arn: 'arn=lambda:ra:layer:{layer_name}',
    arn: '{layer_arn}:{version}',
    version: '1',
    signing_job_arn: '',
    signing_profile_version_arn: '',
  },
  aws_lambda_event_source_mapping: {
    id: (scene) => scene.text('uuid'),
    uuid: '{uuid}',
    arn: 'arn=lambda:ra:event-source-mapping:{id}',
    function_arn: (scene) =>
      scene.text('function_name').startsWith('arn:')
        ? scene.text('function_name')
        : scene.arn('lambda', 'ra', `function:${scene.text('function_name')}`),
    state: 'Enabled',
    state_transition_reason: 'USER_INITIATED',
    last_processing_result: '',
    maximum_record_age_in_seconds: () => -1,
    maximum_retry_attempts: () => -1,
    parallelization_factor: () => 1,
  },
  aws_lambda_function_url: {
    id: '{function_name}',
    url_id: '{lower:32}',
    function_url: 'https://{url_id}.lambda-url.{place.region}.on.aws/',
    function_arn: 'arn=lambda:ra:function:{function_name}',
  },
  aws_lambda_provisioned_concurrency_config: { id: '{function_name},{qualifier}' },
  aws_lambda_function_event_invoke_config: { id: '{function_name}' },
  aws_lambda_code_signing_config: {
    id: '{arn}',
    arn: 'arn=lambda:ra:code-signing-config:csc-{hex:17}',
    config_id: 'csc-{hex:17}',
  },
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

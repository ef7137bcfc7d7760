import { zoneNames } from '../place.js';
import { type Rule } from '../scene.js';
import { functionName } from './applications.js';
import { firstZone, privateHost, publicHost } from './hosts.js';

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
  public_dns: publicHost,
  tenancy: 'default',
  'root_block_device.volume_id': 'vol-{hex:17}',
  'root_block_device.device_name': '/dev/xvda',
  'root_block_device.volume_type': 'gp3',
  'root_block_device.volume_size': () => 8,
  'root_block_device.iops': () => 3000,
  'root_block_device.throughput': () => 125,
  'root_block_device.delete_on_termination': () => true,
  'metadata_options.http_endpoint': 'enabled',
  'metadata_options.http_tokens': 'required',
  'metadata_options.http_put_response_hop_limit': () => 2,
  'metadata_options.http_protocol_ipv6': 'disabled',
  'metadata_options.instance_metadata_tags': 'disabled',
  instance_initiated_shutdown_behavior: 'stop',
  vpc_security_group_ids: (scene) => [scene.invent(`sg-${scene.chance('sg').hex(17)}`)],
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
    'ephemeral_storage.size': () => 512,
    'tracing_config.mode': 'PassThrough',
    'logging_config.log_format': 'Text',
    'logging_config.log_group': '/aws/lambda/{function_name}',
    signing_job_arn: '',
    signing_profile_version_arn: '',
  },
  aws_lambda_permission: { id: '{statement_id}' },
  aws_lambda_alias: {
    id: '{arn}',
    arn: (scene) => scene.arn('lambda', 'ra', `function:${functionName(scene)}:${scene.text('name')}`),
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
        : scene.arn('lambda', 'ra', `function:${functionName(scene)}`),
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
    function_arn: (scene) => scene.arn('lambda', 'ra', `function:${functionName(scene)}`),
  },
  aws_lambda_provisioned_concurrency_config: { id: '{function_name},{qualifier}' },
  aws_lambda_function_event_invoke_config: { id: '{function_name}' },
  aws_lambda_code_signing_config: {
    id: '{arn}',
    arn: 'arn=lambda:ra:code-signing-config:csc-{hex:17}',
    config_id: 'csc-{hex:17}',
  },
};

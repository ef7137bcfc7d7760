import { type Rule, type Scene } from '../scene.js';
import { lowerAlphabet } from './hosts.js';

/** Rules and targets of a custom bus carry the bus in their ids. */
const onBus = (scene: Scene, id: string): string => {
  const bus = scene.text('event_bus_name');
  return bus === '' || bus === 'default' ? id : `${bus}/${id}`;
};

const brokers = (scene: Scene, port: number): string => {
  const cluster = `${scene.text('cluster_name')}.${scene.chance('brokers').text(lowerAlphabet, 6)}.c2.kafka.${scene.region}.amazonaws.com`;
  return scene.invent([1, 2, 3].map((each) => `b-${each}.${cluster}:${port}`).join(','));
};

/** A broker's node: ActiveMQ listens for five protocols, RabbitMQ for one. */
const brokerNode = (scene: Scene, each: number) => {
  const isRabbit = scene.text('engine_type').toLowerCase() === 'rabbitmq';
  const host = `${scene.text('id')}${isRabbit ? '' : `-${each}`}.mq.${scene.region}.amazonaws.com`;
  const ports = isRabbit
    ? ['amqps:5671']
    : ['ssl:61617', 'amqp+ssl:5671', 'stomp+ssl:61614', 'mqtt+ssl:8883', 'wss:61619'];
  return {
    console_url: scene.invent(isRabbit ? `https://${host}` : `https://${host}:8162`),
    endpoints: ports.map((port) => scene.invent(port.replace(':', `://${host}:`))),
    ip_address: isRabbit ? '' : `10.0.${each}.40`,
  };
};

/** SNS, SQS, Kinesis, Kafka, MQ, EventBridge, Step Functions, CloudWatch. */
export const messaging: Readonly<Record<string, Rule>> = {
  aws_sns_topic: {
    id: '{arn}',
    arn: 'arn=sns:ra:{name}',
    owner: '{account}',
    beginning_archive_time: '',
    policy: (scene) =>
      JSON.stringify({
        Id: '__default_policy_ID',
        Statement: [
          {
            Action: ['SNS:Subscribe', 'SNS:Publish', 'SNS:GetTopicAttributes'],
            Condition: { StringEquals: { 'AWS:SourceOwner': scene.account } },
            Effect: 'Allow',
            Principal: { AWS: '*' },
            Resource: scene.text('arn'),
            Sid: '__default_statement_ID',
          },
        ],
        Version: '2008-10-17',
      }),
  },
  aws_sns_topic_subscription: {
    id: '{arn}',
    arn: '{topic_arn}:{uuid}',
    owner_id: '{account}',
    filter_policy_scope: '',
    confirmation_was_authenticated: () => true,
    pending_confirmation: () => false,
  },
  aws_sns_topic_policy: { id: '{arn}', owner: '{account}' },
  aws_sqs_queue: {
    id: 'https://sqs.{place.region}.{suffix}/{account}/{name}',
    url: '{id}',
    arn: 'arn=sqs:ra:{name}',
    kms_data_key_reuse_period_seconds: () => 300,
    sqs_managed_sse_enabled: (scene) => scene.text('kms_master_key_id') === '',
  },
  aws_sqs_queue_policy: { id: '{queue_url}' },
  aws_sqs_queue_redrive_policy: { id: '{queue_url}' },
  aws_sqs_queue_redrive_allow_policy: { id: '{queue_url}' },
  aws_kinesis_stream: { id: '{arn}', arn: 'arn=kinesis:ra:stream/{name}' },
  aws_kinesis_stream_consumer: { id: '{arn}', arn: '{stream_arn}/consumer/{name}:1767225600' },
  aws_kinesis_firehose_delivery_stream: {
    id: '{arn}',
    arn: 'arn=firehose:ra:deliverystream/{name}',
    destination_id: 'destinationId-000000000001',
    version_id: '1',
  },
  aws_msk_cluster: {
    id: '{arn}',
    arn: 'arn=kafka:ra:cluster/{cluster_name}/{uuid}',
    bootstrap_brokers: (scene) => brokers(scene, 9092),
    bootstrap_brokers_tls: (scene) => brokers(scene, 9094),
    bootstrap_brokers_sasl_scram: (scene) => brokers(scene, 9096),
    bootstrap_brokers_sasl_iam: (scene) => brokers(scene, 9098),
    zookeeper_connect_string: (scene) => brokers(scene, 2181),
    storage_mode: 'LOCAL',
  },
  aws_msk_configuration: {
    id: '{arn}',
    arn: 'arn=kafka:ra:configuration/{name}/{uuid}',
    latest_revision: () => 1,
  },
  aws_mq_broker: {
    id: 'b-{uuid}',
    arn: 'arn=mq:ra:broker:{broker_name}:{id}',
    instances: (scene) =>
      (scene.text('deployment_mode') === 'ACTIVE_STANDBY_MULTI_AZ' ? [1, 2] : [1]).map((each) =>
        brokerNode(scene, each),
      ),
    storage_type: 'efs',
    authentication_strategy: 'simple',
  },
  aws_mq_configuration: { id: 'c-{uuid}', arn: 'arn=mq:ra:configuration:{id}', latest_revision: () => 1 },
  aws_cloudwatch_event_rule: {
    id: (scene) => onBus(scene, scene.text('name')),
    arn: (scene) => scene.arn('events', 'ra', `rule/${onBus(scene, scene.text('name'))}`),
  },
  aws_cloudwatch_event_target: {
    id: (scene) => `${scene.text('rule')}-${scene.text('target_id')}`,
    target_id: 'terraform-{digits:26}',
  },
  aws_cloudwatch_event_bus: { id: '{name}', arn: 'arn=events:ra:event-bus/{name}' },
  aws_cloudwatch_event_archive: { id: '{name}', arn: 'arn=events:ra:archive/{name}' },
  aws_cloudwatch_event_connection: {
    id: '{name}',
    arn: 'arn=events:ra:connection/{name}/{uuid}',
    secret_arn: 'arn=secretsmanager:ra:secret:events!connection/{name}/{uuid}-{mixed:6}',
  },
  aws_cloudwatch_event_api_destination: { id: '{name}', arn: 'arn=events:ra:api-destination/{name}/{uuid}' },
  aws_cloudwatch_event_permission: { id: '{event_bus_name},{statement_id}' },
  aws_cloudwatch_event_bus_policy: { id: '{event_bus_name}' },
  aws_cloudwatch_log_group: { id: '{name}', arn: 'arn=logs:ra:log-group:{name}' },
  aws_cloudwatch_log_stream: {
    id: '{name}',
    arn: 'arn=logs:ra:log-group:{log_group_name}:log-stream:{name}',
  },
  aws_cloudwatch_log_metric_filter: { id: '{name}' },
  aws_cloudwatch_log_subscription_filter: { id: 'cwlsf-{digits:10}', role_arn: '' },
  aws_cloudwatch_log_resource_policy: { id: '{policy_name}' },
  aws_cloudwatch_log_destination: { id: '{name}', arn: 'arn=logs:ra:destination:{name}' },
  aws_cloudwatch_log_data_protection_policy: { id: '{log_group_name}' },
  aws_cloudwatch_query_definition: { id: '{uuid}', query_definition_id: (scene) => scene.text('id') },
  aws_cloudwatch_metric_alarm: {
    id: '{alarm_name}',
    arn: 'arn=cloudwatch:ra:alarm:{alarm_name}',
    evaluate_low_sample_count_percentiles: '',
  },
  aws_cloudwatch_composite_alarm: { id: '{alarm_name}', arn: 'arn=cloudwatch:ra:alarm:{alarm_name}' },
  aws_cloudwatch_dashboard: {
    id: '{dashboard_name}',
    dashboard_arn: 'arn=cloudwatch:a:dashboard/{dashboard_name}',
  },
  aws_cloudwatch_metric_stream: {
    id: '{name}',
    arn: 'arn=cloudwatch:ra:metric-stream/{name}',
    state: 'running',
  },
  aws_scheduler_schedule: {
    id: '{group_name}/{name}',
    arn: 'arn=scheduler:ra:schedule/{group_name}/{name}',
    group_name: 'default',
  },
  aws_scheduler_schedule_group: {
    id: '{name}',
    arn: 'arn=scheduler:ra:schedule-group/{name}',
    state: 'ACTIVE',
  },
  aws_pipes_pipe: { id: '{name}', arn: 'arn=pipes:ra:pipe/{name}' },
  aws_sfn_state_machine: {
    id: '{arn}',
    arn: 'arn=states:ra:stateMachine:{name}',
    status: 'ACTIVE',
    description: '',
    version_description: '',
    revision_id: '{uuid}',
    state_machine_version_arn: (scene) =>
      scene.values.publish === true ? scene.invent(`${scene.text('arn')}:1`) : '',
  },
  aws_sfn_activity: { id: '{arn}', arn: 'arn=states:ra:activity:{name}' },
  aws_ses_domain_identity: {
    id: '{domain}',
    arn: 'arn=ses:ra:identity/{domain}',
    verification_token: '{mixed:44}',
  },
  aws_ses_email_identity: { id: '{email}', arn: 'arn=ses:ra:identity/{email}' },
  aws_ses_domain_dkim: {
    id: '{domain}',
    dkim_tokens: (scene) =>
      [1, 2, 3].map((each) => scene.invent(scene.chance(`dkim${each}`).text(lowerAlphabet, 32))),
  },
  aws_ses_domain_mail_from: { id: '{domain}' },
  aws_ses_configuration_set: {
    id: '{name}',
    arn: 'arn=ses:ra:configuration-set/{name}',
    last_fresh_start: '',
  },
  aws_ses_event_destination: {
    id: '{name}',
    arn: 'arn=ses:ra:configuration-set/{configuration_set_name}:event-destination/{name}',
  },
  aws_ses_template: { id: '{name}', arn: 'arn=ses:ra:template/{name}' },
  aws_sesv2_configuration_set: {
    id: '{configuration_set_name}',
    arn: 'arn=ses:ra:configuration-set/{configuration_set_name}',
  },
  aws_sesv2_email_identity: {
    id: '{email_identity}',
    arn: 'arn=ses:ra:identity/{email_identity}',
    identity_type: (scene) => (scene.text('email_identity').includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN'),
    'dkim_signing_attributes.tokens': (scene) =>
      [0, 1, 2].map((each) => scene.invent(scene.chance(`token ${each}`).text(lowerAlphabet, 32))),
    'dkim_signing_attributes.status': 'PENDING',
    'dkim_signing_attributes.signing_attributes_origin': 'AWS_SES',
    'dkim_signing_attributes.current_signing_key_length': 'RSA_2048_BIT',
    'dkim_signing_attributes.next_signing_key_length': 'RSA_2048_BIT',
  },
};

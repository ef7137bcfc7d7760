import { type Rule } from '../scene.js';
import { rotationOutputs, stackOutputs } from './stack-outputs.js';

const ofAccount: Rule = { id: '{account}', account_id: '{account}' };

/** Audit, security services, delivery pipelines, data processing, cost. */
export const operations: Readonly<Record<string, Rule>> = {
  aws_cloudtrail: {
    id: '{arn}',
    arn: 'arn=cloudtrail:ra:trail/{name}',
    home_region: '{place.region}',
    sns_topic_arn: '',
  },
  aws_cloudtrail_event_data_store: { id: '{arn}', arn: 'arn=cloudtrail:ra:eventdatastore/{uuid}' },
  aws_config_config_rule: {
    id: '{name}',
    rule_id: 'config-rule-{lower:6}',
    arn: 'arn=config:ra:config-rule/{rule_id}',
  },
  aws_config_configuration_recorder: { id: '{name}' },
  aws_config_configuration_recorder_status: { id: '{name}' },
  aws_config_delivery_channel: { id: '{name}' },
  aws_config_configuration_aggregator: {
    id: '{name}',
    arn: 'arn=config:ra:config-aggregator/config-aggregator-{lower:8}',
  },
  aws_config_aggregate_authorization: {
    id: '{account_id}:{region}',
    arn: 'arn=config:ra:aggregation-authorization/{account_id}/{region}',
  },
  aws_config_conformance_pack: {
    id: '{name}',
    arn: 'arn=config:ra:conformance-pack/{name}/conformance-pack-{lower:9}',
  },
  aws_config_remediation_configuration: {
    id: '{config_rule_name}',
    arn: 'arn=config:ra:remediation-configuration/{uuid}',
  },
  aws_guardduty_detector: {
    id: '{hex:32}',
    account_id: '{account}',
    arn: 'arn=guardduty:ra:detector/{id}',
    finding_publishing_frequency: 'SIX_HOURS',
  },
  aws_guardduty_detector_feature: { id: '{detector_id}/{name}' },
  aws_guardduty_member: { id: '{detector_id}:{account_id}', relationship_status: 'Enabled' },
  aws_guardduty_filter: {
    id: '{detector_id}:{name}',
    arn: 'arn=guardduty:ra:detector/{detector_id}/filter/{name}',
  },
  aws_guardduty_publishing_destination: { id: '{detector_id}:{hex:32}' },
  aws_guardduty_ipset: {
    id: '{detector_id}:{hex:32}',
    arn: 'arn=guardduty:ra:detector/{detector_id}/ipset/{hex:32}',
  },
  aws_guardduty_threatintelset: {
    id: '{detector_id}:{hex:32}',
    arn: 'arn=guardduty:ra:detector/{detector_id}/threatintelset/{hex:32}',
  },
  aws_securityhub_account: {
    id: '{account}',
    arn: 'arn=securityhub:ra:hub/default',
    control_finding_generator: 'SECURITY_CONTROL',
  },
  aws_securityhub_standards_subscription: {
    id: (scene) => {
      const standard =
        scene
          .text('standards_arn')
          .split(/::(?:standards|ruleset)\/|:standards\//)
          .pop() ?? '';
      return scene.arn('securityhub', 'ra', `subscription/${standard}`);
    },
  },
  aws_securityhub_finding_aggregator: { id: 'arn=securityhub:ra:finding-aggregator/{uuid}' },
  aws_macie2_account: { id: '{account}' },
  aws_inspector2_enabler: { id: '{account}-EC2' },
  aws_detective_graph: { id: '{graph_arn}', graph_arn: 'arn=detective:ra:graph:{hex:32}' },
  aws_codebuild_project: {
    id: '{arn}',
    arn: 'arn=codebuild:ra:project/{name}',
    badge_url: '',
    public_project_alias: '',
    encryption_key: 'arn=kms:ra:alias/aws/s3',
    description: '',
  },
  aws_codepipeline: { id: '{name}', arn: 'arn=codepipeline:ra:{name}', trigger_all: () => [] },
  aws_codecommit_repository: {
    id: '{repository_name}',
    arn: 'arn=codecommit:ra:{repository_name}',
    repository_id: '{uuid}',
    clone_url_http: 'https://git-codecommit.{place.region}.{suffix}/v1/repos/{repository_name}',
    clone_url_ssh: 'ssh://git-codecommit.{place.region}.{suffix}/v1/repos/{repository_name}',
  },
  aws_codedeploy_app: {
    application_id: '{uuid}',
    id: '{application_id}:{name}',
    arn: 'arn=codedeploy:ra:application:{name}',
    github_account_name: '',
  },
  aws_codedeploy_deployment_group: {
    id: '{deployment_group_id}',
    deployment_group_id: '{uuid}',
    arn: 'arn=codedeploy:ra:deploymentgroup:{app_name}/{deployment_group_name}',
    compute_platform: 'Server',
  },
  aws_codedeploy_deployment_config: {
    id: '{deployment_config_name}',
    deployment_config_id: '{uuid}',
    arn: 'arn=codedeploy:ra:deploymentconfig:{deployment_config_name}',
  },
  aws_codestarconnections_connection: {
    id: '{arn}',
    arn: 'arn=codestar-connections:ra:connection/{uuid}',
    connection_status: 'PENDING',
    provider_type: 'GitHub',
  },
  aws_codestarnotifications_notification_rule: {
    id: '{arn}',
    arn: 'arn=codestar-notifications:ra:notificationrule/{hex:40}',
  },
  aws_codeartifact_domain: { id: '{arn}', arn: 'arn=codeartifact:ra:domain/{domain}' },
  aws_glue_catalog_database: {
    id: '{catalog_id}:{name}',
    catalog_id: '{account}',
    arn: 'arn=glue:ra:database/{name}',
  },
  aws_glue_catalog_table: {
    id: '{catalog_id}:{database_name}:{name}',
    catalog_id: '{account}',
    arn: 'arn=glue:ra:table/{database_name}/{name}',
  },
  aws_glue_crawler: { id: '{name}', arn: 'arn=glue:ra:crawler/{name}' },
  aws_glue_job: {
    id: '{name}',
    arn: 'arn=glue:ra:job/{name}',
    glue_version: '4.0',
    max_capacity: () => 10,
    timeout: () => 2880,
    worker_type: '',
  },
  aws_glue_trigger: { id: '{name}', arn: 'arn=glue:ra:trigger/{name}', state: 'CREATED' },
  aws_glue_connection: {
    id: '{catalog_id}:{name}',
    catalog_id: '{account}',
    arn: 'arn=glue:ra:connection/{name}',
  },
  aws_glue_security_configuration: { id: '{name}' },
  aws_glue_workflow: { id: '{name}', arn: 'arn=glue:ra:workflow/{name}' },
  aws_athena_workgroup: { id: '{name}', arn: 'arn=athena:ra:workgroup/{name}' },
  aws_athena_database: { id: '{name}' },
  aws_athena_named_query: { id: '{uuid}' },
  aws_lakeformation_resource: { id: '{arn}' },
  aws_sagemaker_notebook_instance: {
    id: '{name}',
    arn: 'arn=sagemaker:ra:notebook-instance/{name}',
    url: '{name}.notebook.{place.region}.sagemaker.aws',
    network_interface_id: 'eni-{hex:17}',
  },
  aws_sagemaker_model: { id: '{name}', arn: 'arn=sagemaker:ra:model/{name}' },
  aws_sagemaker_endpoint: { id: '{name}', arn: 'arn=sagemaker:ra:endpoint/{name}' },
  aws_sagemaker_endpoint_configuration: { id: '{name}', arn: 'arn=sagemaker:ra:endpoint-config/{name}' },
  aws_sagemaker_domain: {
    id: 'd-{lower:12}',
    arn: 'arn=sagemaker:ra:domain/{id}',
    url: 'https://{id}.studio.{place.region}.sagemaker.aws',
  },
  aws_budgets_budget: {
    id: '{account}:{name}',
    account_id: '{account}',
    arn: 'arn=budgets:a:budget/{name}',
    time_period_start: '2026-01-01_00:00',
    time_period_end: '2087-06-15_00:00',
  },
  aws_ce_anomaly_monitor: { id: '{arn}', arn: 'arn=ce:a:anomalymonitor/{uuid}' },
  aws_ce_anomaly_subscription: {
    id: '{arn}',
    arn: 'arn=ce:a:anomalysubscription/{uuid}',
    account_id: '{account}',
  },
  aws_cur_report_definition: { id: '{report_name}', arn: 'arn=cur:ra:definition/{report_name}' },
  aws_xray_group: { id: '{arn}', arn: 'arn=xray:ra:group/{group_name}/{upper:26}' },
  aws_xray_sampling_rule: { id: '{rule_name}', arn: 'arn=xray:ra:sampling-rule/{rule_name}' },
  aws_xray_encryption_config: { id: '{place.region}' },
  aws_cloudformation_stack: {
    id: 'arn=cloudformation:ra:stack/{name}/{uuid}',
    outputs: stackOutputs,
    template_body: '',
  },
  aws_serverlessapplicationrepository_cloudformation_stack: {
    id: 'arn=cloudformation:ra:stack/serverlessrepo-{name}/{uuid}',
    outputs: rotationOutputs,
  },
  aws_cloudformation_stack_set: {
    id: '{name}',
    arn: 'arn=cloudformation:ra:stackset/{name}:{uuid}',
    stack_set_id: '{name}:{uuid}',
  },
  aws_resourcegroups_group: { id: '{name}', arn: 'arn=resource-groups:ra:group/{name}' },
  aws_dlm_lifecycle_policy: { id: 'policy-{hex:17}', arn: 'arn=dlm:ra:policy/{id}' },
  aws_synthetics_canary: {
    id: '{name}',
    arn: 'arn=synthetics:ra:canary:{name}',
    engine_arn: 'arn=lambda:ra:function:cwsyn-{name}-{uuid}:1',
    source_location_arn: 'arn=lambda:ra:layer:cwsyn-{name}-{uuid}:1',
    status: 'READY',
  },
  aws_directory_service_directory: {
    id: 'd-{hex:10}',
    access_url: '{id}.awsapps.com',
    dns_ip_addresses: () => ['10.0.1.10', '10.0.2.10'],
    security_group_id: 'sg-{hex:17}',
    alias: '{id}',
  },
  aws_ebs_encryption_by_default: { id: 'terraform-{digits:26}' },
  aws_ebs_default_kms_key: { id: '{key_arn}' },
  aws_s3control_bucket: ofAccount,
  aws_personalize_schema: { id: '{arn}', arn: 'arn=personalize:ra:schema/{name}' },
};

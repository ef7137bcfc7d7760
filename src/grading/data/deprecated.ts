/**
 * What the AWS provider 5.100.0 marks as deprecated in its schema, and what replaced it, for the types that answers
 * use. Inline settings of `aws_s3_bucket` are the matter of the category s3-configuration.
 */
export const deprecatedArguments: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_api_gateway_deployment: {
    stage_name: 'an aws_api_gateway_stage',
    stage_description: 'an aws_api_gateway_stage',
    canary_settings: 'an aws_api_gateway_stage',
  },
  aws_batch_job_queue: { compute_environments: 'compute_environment_order' },
  aws_cloudwatch_event_rule: { is_enabled: 'state' },
  aws_eip: { vpc: 'domain = "vpc"' },
  aws_eks_addon: { resolve_conflicts: 'resolve_conflicts_on_create and resolve_conflicts_on_update' },
  aws_flow_log: { log_group_name: 'log_destination' },
  aws_guardduty_organization_configuration: { auto_enable: 'auto_enable_organization_members' },
  aws_iam_role: {
    managed_policy_arns: 'an aws_iam_role_policy_attachment',
    inline_policy: 'an aws_iam_role_policy',
  },
  aws_instance: { cpu_core_count: 'cpu_options', cpu_threads_per_core: 'cpu_options' },
  aws_launch_template: {
    elastic_gpu_specifications: 'an instance type with a GPU',
    elastic_inference_accelerator: 'an instance type with an accelerator',
  },
  aws_redshift_cluster: {
    logging: 'an aws_redshift_logging',
    snapshot_copy: 'an aws_redshift_snapshot_copy',
  },
  aws_s3_bucket_lifecycle_configuration: { 'rule.0.prefix': 'filter' },
  aws_s3_bucket_replication_configuration: { 'rule.0.prefix': 'filter' },
  aws_ssm_association: { instance_id: 'targets' },
  'data.aws_iam_policy_document': {
    source_json: 'source_policy_documents',
    override_json: 'override_policy_documents',
  },
};

/** Whole resource types and data sources, and what replaced them. */
export const deprecatedTypes: Readonly<Record<string, string>> = {
  aws_s3_bucket_object: 'aws_s3_object',
  aws_simpledb_domain: 'another database',
  'data.aws_redshift_service_account': 'a service principal',
  'data.aws_s3_bucket_object': 'data.aws_s3_object',
  'data.aws_s3_bucket_objects': 'data.aws_s3_objects',
  'data.template_file': 'the templatefile function',
};

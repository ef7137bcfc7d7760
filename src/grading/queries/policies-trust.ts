/** Which service assumes the role that a resource names. */
export interface RoleUse {
  readonly type: string;
  readonly path: string;
  readonly service: string;
}

/** Attributes that take a role, and the service that assumes it there. Functions are judged by lambda-configuration, flow logs by monitoring. */
export const roleUses: readonly RoleUse[] = [
  uses('ecs-tasks', 'aws_ecs_task_definition.task_role_arn', 'aws_ecs_task_definition.execution_role_arn'),
  uses('ec2', 'aws_iam_instance_profile.role', 'aws_eks_node_group.node_role_arn'),
  uses('config', 'aws_config_configuration_recorder.role_arn'),
  uses('cloudtrail', 'aws_cloudtrail.cloud_watch_logs_role_arn'),
  uses(
    'monitoring.rds',
    'aws_db_instance.monitoring_role_arn',
    'aws_rds_cluster_instance.monitoring_role_arn',
    'aws_rds_cluster.monitoring_role_arn',
  ),
  uses('rds', 'aws_db_proxy.role_arn'),
  uses('apigateway', 'aws_api_gateway_account.cloudwatch_role_arn'),
  uses('states', 'aws_sfn_state_machine.role_arn'),
  uses('firehose', 'aws_kinesis_firehose_delivery_stream.extended_s3_configuration'),
  uses('codebuild', 'aws_codebuild_project.service_role'),
  uses('codepipeline', 'aws_codepipeline.role_arn'),
  uses('codedeploy', 'aws_codedeploy_deployment_group.service_role_arn'),
  uses('eks', 'aws_eks_cluster.role_arn'),
  uses('eks-fargate-pods', 'aws_eks_fargate_profile.pod_execution_role_arn'),
  uses('backup', 'aws_backup_selection.iam_role_arn'),
  uses('scheduler', 'aws_scheduler_schedule.target'),
  uses('s3', 'aws_s3_bucket_replication_configuration.role'),
  uses('glue', 'aws_glue_job.role_arn', 'aws_glue_crawler.role'),
  uses('events', 'aws_cloudwatch_event_target.role_arn'),
  uses('dlm', 'aws_dlm_lifecycle_policy.execution_role_arn'),
].flat();

function uses(service: string, ...places: readonly string[]): readonly RoleUse[] {
  return places.map((place) => {
    const [type = '', path = ''] = place.split('.');
    return { type, path, service: `${service}.amazonaws.com` };
  });
}

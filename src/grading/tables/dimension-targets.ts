/**
 * What the dimensions of CloudWatch metrics name, and where Terraform holds that name.
 *
 * Source: the CloudWatch chapters of the services' guides and the attribute reference of the AWS provider, version 5.
 */

/** A resource that a dimension names, and which of its attributes hold the name that CloudWatch uses. */
export interface DimensionTarget {
  readonly type: string;
  readonly attributes: readonly string[];
}

const target = (attributes: readonly string[], ...types: readonly string[]): readonly DimensionTarget[] =>
  types.map((type) => ({ type, attributes }));

/** What each dimension names. From version 5 of the provider the id of a database is no longer its identifier. */
export const dimensionTargets: ReadonlyMap<string, readonly DimensionTarget[]> = new Map([
  [
    'DBInstanceIdentifier',
    [
      ...target(['identifier'], 'aws_db_instance'),
      ...target(
        ['identifier', 'id'],
        'aws_rds_cluster_instance',
        'aws_docdb_cluster_instance',
        'aws_neptune_cluster_instance',
      ),
    ],
  ],
  [
    'DBClusterIdentifier',
    target(['cluster_identifier', 'id'], 'aws_rds_cluster', 'aws_docdb_cluster', 'aws_neptune_cluster'),
  ],
  ['FunctionName', target(['function_name', 'id'], 'aws_lambda_function')],
  ['LoadBalancer', target(['arn_suffix'], 'aws_lb', 'aws_alb')],
  ['TargetGroup', target(['arn_suffix'], 'aws_lb_target_group', 'aws_alb_target_group')],
  ['InstanceId', target(['id'], 'aws_instance')],
  ['AutoScalingGroupName', target(['name', 'id'], 'aws_autoscaling_group')],
  ['QueueName', target(['name'], 'aws_sqs_queue')],
  ['TopicName', target(['name'], 'aws_sns_topic')],
  [
    'CacheClusterId',
    [
      ...target(['cluster_id', 'id'], 'aws_elasticache_cluster'),
      ...target(['member_clusters'], 'aws_elasticache_replication_group'),
    ],
  ],
  ['TableName', target(['name', 'id'], 'aws_dynamodb_table')],
  ['ClusterName', target(['name'], 'aws_ecs_cluster')],
  ['ServiceName', target(['name'], 'aws_ecs_service')],
  ['ApiName', target(['name'], 'aws_api_gateway_rest_api')],
  ['ApiId', target(['id'], 'aws_apigatewayv2_api')],
  ['NatGatewayId', target(['id'], 'aws_nat_gateway')],
  ['BucketName', target(['id', 'bucket'], 'aws_s3_bucket')],
  ['FileSystemId', target(['id'], 'aws_efs_file_system')],
  ['StreamName', target(['name'], 'aws_kinesis_stream')],
  ['DistributionId', target(['id'], 'aws_cloudfront_distribution')],
  ['StateMachineArn', target(['arn', 'id'], 'aws_sfn_state_machine')],
  ['VolumeId', target(['id', 'volume_id'], 'aws_ebs_volume')],
]);

/**
 * Data sources that only compute: the real provider answers them itself. Found by asking provider 5.100.0 for every one
 * of its data sources offline; left out are the one whose answer holds the time of day (`aws_eks_cluster_auth`) and
 * those that answered without having looked.
 */
export const computingDataSources: ReadonlySet<string> = new Set([
  'aws_apprunner_hosted_zone_id',
  'aws_arn',
  'aws_billing_service_account',
  'aws_cloudfront_log_delivery_canonical_user_id',
  'aws_cloudtrail_service_account',
  'aws_cloudwatch_log_data_protection_policy_document',
  'aws_default_tags',
  'aws_ecr_lifecycle_policy_document',
  'aws_elastic_beanstalk_hosted_zone',
  'aws_elb_hosted_zone_id',
  'aws_elb_service_account',
  'aws_iam_policy_document',
  'aws_iam_session_context',
  'aws_lb_hosted_zone_id',
  'aws_networkmanager_core_network_policy_document',
  'aws_partition',
  'aws_redshift_service_account',
  'aws_region',
  'aws_route53_traffic_policy_document',
  'aws_sagemaker_prebuilt_ecr_image',
  'aws_service',
  'aws_service_principal',
]);

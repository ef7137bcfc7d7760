/** Settings that stood inside aws_s3_bucket until version 4 of the provider, and the resource that holds each now. */
export const inlineSettings: Readonly<Record<string, string>> = {
  acl: 'aws_s3_bucket_acl',
  grant: 'aws_s3_bucket_acl',
  acceleration_status: 'aws_s3_bucket_accelerate_configuration',
  cors_rule: 'aws_s3_bucket_cors_configuration',
  lifecycle_rule: 'aws_s3_bucket_lifecycle_configuration',
  logging: 'aws_s3_bucket_logging',
  policy: 'aws_s3_bucket_policy',
  replication_configuration: 'aws_s3_bucket_replication_configuration',
  request_payer: 'aws_s3_bucket_request_payment_configuration',
  server_side_encryption_configuration: 'aws_s3_bucket_server_side_encryption_configuration',
  versioning: 'aws_s3_bucket_versioning',
  website: 'aws_s3_bucket_website_configuration',
};

resource "aws_config_delivery_channel" "all" {
  name           = "all"
  s3_bucket_name = "config-logs-123456789012"
}

resource "aws_config_configuration_recorder" "all" {
  name     = "all"
  role_arn = "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"
}

resource "aws_config_delivery_channel" "all" {
  name           = "all"
  s3_bucket_name = "config-logs-123456789012"

  depends_on = [aws_config_configuration_recorder.all]
}

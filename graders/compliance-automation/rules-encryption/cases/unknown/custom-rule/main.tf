resource "aws_config_config_rule" "volumes" {
  name = "volumes"

  source {
    owner             = "CUSTOM_LAMBDA"
    source_identifier = "arn:aws:lambda:us-east-1:123456789012:function:check"
  }
}

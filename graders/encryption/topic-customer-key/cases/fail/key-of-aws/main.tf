data "aws_kms_alias" "aws" {
  name = "alias/aws/sns"
}

resource "aws_sns_topic" "alerts" {
  name              = "alerts"
  kms_master_key_id = data.aws_kms_alias.aws.target_key_arn
}

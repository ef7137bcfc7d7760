data "aws_kms_alias" "aws" {
  name = "alias/aws/sqs"
}

resource "aws_sqs_queue" "work" {
  name              = "work"
  kms_master_key_id = data.aws_kms_alias.aws.target_key_arn
}

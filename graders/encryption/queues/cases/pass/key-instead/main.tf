resource "aws_sqs_queue" "work" {
  name              = "work"
  kms_master_key_id = "alias/aws/sqs"
}

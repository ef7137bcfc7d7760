variable "key_arn" {
  type = string
}

resource "aws_sqs_queue" "work" {
  name              = "work"
  kms_master_key_id = var.key_arn
}

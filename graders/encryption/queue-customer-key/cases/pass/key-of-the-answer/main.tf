resource "aws_kms_key" "it" {
  enable_key_rotation = true
}

resource "aws_sqs_queue" "work" {
  name              = "work"
  kms_master_key_id = aws_kms_key.it.arn
}

resource "aws_s3_bucket" "data" {
  bucket = lower("Data-Pipeline")
}

resource "aws_kms_alias" "main" {
  name          = "alias/pipeline"
  target_key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
}

resource "aws_sqs_queue" "jobs" {
  name       = "jobs.fifo"
  fifo_queue = true
}

resource "aws_s3_bucket_versioning" "data" {
  bucket = "data"

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = { Environment = "test", Owner = "data" }
}

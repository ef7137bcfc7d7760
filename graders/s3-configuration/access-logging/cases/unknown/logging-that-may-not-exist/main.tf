variable "logged" {
  type = bool
}

resource "aws_s3_bucket" "data" {
  bucket_prefix = "data-"
}

resource "aws_s3_bucket_logging" "data" {
  count         = var.logged ? 1 : 0
  bucket        = aws_s3_bucket.data.id
  target_bucket = "logs-123456789012"
  target_prefix = "s3/"
}

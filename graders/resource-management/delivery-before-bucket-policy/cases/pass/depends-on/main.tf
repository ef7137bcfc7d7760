resource "aws_s3_bucket" "logs" {
  bucket_prefix = "logs-"
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = "{}"
}

resource "aws_config_delivery_channel" "main" {
  s3_bucket_name = aws_s3_bucket.logs.bucket
  depends_on     = [aws_s3_bucket_policy.logs]
}

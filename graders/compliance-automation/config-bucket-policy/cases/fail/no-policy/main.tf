resource "aws_s3_bucket" "logs" {
  bucket_prefix = "logs-"
}

resource "aws_config_delivery_channel" "all" {
  name           = "all"
  s3_bucket_name = aws_s3_bucket.logs.bucket
}

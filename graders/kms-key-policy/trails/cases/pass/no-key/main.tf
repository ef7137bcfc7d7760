resource "aws_s3_bucket" "logs" {
  bucket_prefix = "trail-"
}

resource "aws_cloudtrail" "all" {
  name           = "all"
  s3_bucket_name = aws_s3_bucket.logs.id
}

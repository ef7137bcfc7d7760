resource "aws_kms_key" "trail" {
  enable_key_rotation = true
}

resource "aws_cloudtrail" "all" {
  name           = "all"
  s3_bucket_name = "trail-logs-123456789012"
  kms_key_id     = aws_kms_key.trail.arn
}

resource "aws_cloudtrail" "all" {
  name                       = "all"
  s3_bucket_name             = "trail-logs-123456789012"
  enable_log_file_validation = false
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/trail"
  retention_in_days = 90
}

resource "aws_cloudtrail" "all" {
  name                       = "all"
  s3_bucket_name             = "trail-logs-123456789012"
  cloud_watch_logs_group_arn = aws_cloudwatch_log_group.trail.arn
  cloud_watch_logs_role_arn  = "arn:aws:iam::123456789012:role/trail"
}

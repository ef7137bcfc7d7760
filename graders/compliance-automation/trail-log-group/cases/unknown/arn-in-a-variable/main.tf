variable "log_group_arn" {
  type = string
}

resource "aws_cloudtrail" "all" {
  name                       = "all"
  s3_bucket_name             = "trail-logs-123456789012"
  cloud_watch_logs_group_arn = var.log_group_arn
  cloud_watch_logs_role_arn  = "arn:aws:iam::123456789012:role/trail"
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/trail"
  retention_in_days = 365
}

resource "aws_cloudwatch_log_metric_filter" "denied" {
  name           = "denied"
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = "{ $.errorCode = \"AccessDenied*\" }"

  metric_transformation {
    name      = "DeniedCalls"
    namespace = "Trail"
    value     = "1"
  }
}

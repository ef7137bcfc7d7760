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

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  statistic           = "Average"
  period              = 300
  threshold           = 80
  namespace           = aws_cloudwatch_log_metric_filter.denied.metric_transformation[0].namespace
  metric_name         = "UnauthorizedCalls"
}

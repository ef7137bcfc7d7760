resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  statistic           = "Average"
  period              = 300
  threshold           = 80
  namespace           = "AWS/ECS"
  metric_name         = "CPUUtilization"

  dimensions = {
    ClusterName = "orders"
    ServiceName = "web"
  }
}

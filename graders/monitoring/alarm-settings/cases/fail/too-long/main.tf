resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 500
  statistic           = "Average"
  period              = "300"
  threshold           = 80
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
}

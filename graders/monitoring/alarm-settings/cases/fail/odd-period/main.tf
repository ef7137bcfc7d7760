resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  datapoints_to_alarm = 3
  statistic           = "Average"
  period              = 45
  threshold           = 80
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
}

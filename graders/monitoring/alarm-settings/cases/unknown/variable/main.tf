variable "period" {
  type = number
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  statistic           = "Average"
  period              = var.period
  threshold           = 80
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
}

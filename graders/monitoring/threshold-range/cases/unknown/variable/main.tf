variable "threshold" {
  type = number
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  statistic           = "Average"
  period              = 300
  threshold           = var.threshold
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
}

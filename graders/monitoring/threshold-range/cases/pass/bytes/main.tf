resource "aws_cloudwatch_metric_alarm" "storage" {
  alarm_name          = "storage"
  comparison_operator = "LessThanThreshold"
  evaluation_periods  = 1
  statistic           = "Average"
  period              = 300
  threshold           = 10737418240
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
}

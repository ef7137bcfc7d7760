resource "aws_cloudwatch_metric_alarm" "storage" {
  alarm_name          = "storage"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  statistic           = "Average"
  period              = 300
  threshold           = 10 * pow(1024, 3)
  namespace           = "AWS/RDS"
  metric_name         = "FreeStorageSpace"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  statistic           = "Average"
  period              = 300
  threshold           = 80
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  alarm_actions       = ["arn:aws:sqs:us-east-1:111122223333:alerts"]
}

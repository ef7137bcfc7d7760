resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_autoscaling_policy" "up" {
  name                   = "up"
  autoscaling_group_name = "web"
  scaling_adjustment     = 1
  adjustment_type        = "ChangeInCapacity"
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  statistic           = "Average"
  period              = 300
  threshold           = 80
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  alarm_actions       = [aws_sns_topic.alerts.arn, aws_autoscaling_policy.up.arn]
  ok_actions          = [aws_sns_topic.alerts.arn]
}

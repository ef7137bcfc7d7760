locals {
  workers = toset(["in", "out"])
}

resource "aws_lambda_function" "worker" {
  for_each      = local.workers
  function_name = "orders-${each.key}"
  role          = "arn:aws:iam::123456789012:role/worker"
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/worker:1"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each            = aws_lambda_function.worker
  alarm_name          = "errors-${each.key}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  statistic           = "Sum"
  period              = 300
  threshold           = 0
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"

  dimensions = {
    FunctionName = each.value.function_name
  }
}

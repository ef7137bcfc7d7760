variable "metric" {
  type = string
}

resource "random_password" "db" {
  length = 24
}

resource "aws_db_instance" "orders" {
  identifier          = "orders"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "app"
  password            = random_password.db.result
  skip_final_snapshot = true
}

resource "aws_cloudwatch_metric_alarm" "watch" {
  alarm_name          = "watch"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  statistic           = "Average"
  period              = 300
  threshold           = 80
  namespace           = "AWS/RDS"
  metric_name         = var.metric
  dimensions          = { DBInstanceIdentifier = aws_db_instance.orders.identifier }
}

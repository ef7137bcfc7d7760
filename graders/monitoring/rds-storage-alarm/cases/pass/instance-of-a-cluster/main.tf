resource "aws_rds_cluster" "orders" {
  cluster_identifier          = "orders"
  engine                      = "aurora-postgresql"
  master_username             = "app"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_rds_cluster_instance" "orders" {
  identifier         = "orders-1"
  cluster_identifier = aws_rds_cluster.orders.id
  engine             = aws_rds_cluster.orders.engine
  instance_class     = "db.r6g.large"
}

resource "aws_cloudwatch_metric_alarm" "storage" {
  alarm_name          = "storage"
  comparison_operator = "LessThanThreshold"
  evaluation_periods  = 1
  statistic           = "Average"
  period              = 300
  threshold           = 2147483648
  namespace           = "AWS/RDS"
  metric_name         = "FreeLocalStorage"
  dimensions          = { DBInstanceIdentifier = aws_rds_cluster_instance.orders.identifier }
}

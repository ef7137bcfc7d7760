resource "aws_rds_cluster" "orders" {
  engine                      = "aurora-mysql"
  master_username             = "orders-admin"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

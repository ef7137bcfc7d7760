resource "aws_db_instance" "orders" {
  engine                      = "sqlserver-ex"
  license_model               = "license-included"
  instance_class              = "db.t3.small"
  allocated_storage           = 20
  username                    = "app"
  db_name                     = "orders"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_db_instance" "orders" {
  engine                      = "postgres"
  instance_class              = "db.m6g.large"
  allocated_storage           = 100
  max_allocated_storage       = 200
  storage_type                = "io1"
  iops                        = 3000
  username                    = "app"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

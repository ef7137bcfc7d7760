resource "aws_db_instance" "orders" {
  engine                      = "mysql"
  instance_class              = "db.t3.micro"
  allocated_storage           = 10
  storage_type                = "gp2"
  username                    = "app"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_db_instance" "orders" {
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = 100
  max_allocated_storage       = 50
  username                    = "app"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

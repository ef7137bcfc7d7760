variable "size" {
  type = number
}

resource "aws_db_instance" "orders" {
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  allocated_storage           = var.size
  username                    = "app"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

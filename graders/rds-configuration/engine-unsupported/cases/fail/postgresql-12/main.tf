resource "random_password" "db" {
  length = 24
}

resource "aws_db_instance" "orders" {
  identifier        = "orders"
  engine            = "postgres"
  instance_class    = "db.t3.micro"
  allocated_storage = 20
  username          = "app"
  password          = random_password.db.result

  engine_version      = 12
  skip_final_snapshot = true
}

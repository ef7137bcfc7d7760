variable "alphabet" {
  type = string
}

resource "random_password" "db" {
  length = 24
  override_special = var.alphabet
}

resource "aws_db_instance" "main" {
  identifier          = "orders"
  engine              = "postgres"
  instance_class      = "db.t4g.micro"
  allocated_storage   = 20
  username            = "orders_owner"
  password            = random_password.db.result
  skip_final_snapshot = true
}

resource "aws_db_instance" "main" {
  instance_class          = "db.t3.micro"
  backup_retention_period = 1
}

resource "aws_db_instance" "main" {
  count          = 0
  instance_class = "db.t3.micro"
  multi_az       = true
}

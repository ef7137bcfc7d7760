variable "multi_az" {
  type = bool
}

resource "aws_db_instance" "main" {
  instance_class = "db.t3.micro"
  multi_az       = var.multi_az
}

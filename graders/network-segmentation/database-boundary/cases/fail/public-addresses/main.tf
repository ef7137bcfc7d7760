resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "random_password" "db" {
  length = 24
}

resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = aws_vpc.main.id

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16", "203.0.113.0/24"]
  }
}

resource "aws_db_instance" "orders" {
  engine                 = "postgres"
  instance_class         = "db.t3.micro"
  allocated_storage      = 20
  username               = "app"
  password               = random_password.db.result
  skip_final_snapshot    = true
  vpc_security_group_ids = [aws_security_group.db.id]
}

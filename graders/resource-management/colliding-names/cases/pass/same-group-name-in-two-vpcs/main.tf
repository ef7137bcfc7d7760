resource "aws_vpc" "a" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "b" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_security_group" "a" {
  name   = "web"
  vpc_id = aws_vpc.a.id
}

resource "aws_security_group" "b" {
  name   = "web"
  vpc_id = aws_vpc.b.id
}

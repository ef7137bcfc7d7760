resource "aws_security_group" "web" {
  name = "web"
}

resource "aws_instance" "web" {
  ami             = "ami-0abcdef1234567890"
  instance_type   = "t3.micro"
  security_groups = [aws_security_group.web.name]
}

variable "vpc_id" {
  type = string
}

resource "aws_security_group" "app" {
  name   = "app"
  vpc_id = var.vpc_id
}

output "group_id" {
  value = aws_security_group.app.id
}

variable "cidr" {
  type = string
}

variable "name" {
  type    = string
  default = null
}

resource "aws_vpc" "main" {
  cidr_block = var.cidr
  tags       = { Name = var.name }
}

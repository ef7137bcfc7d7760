variable "use_default" {
  type = bool
}

data "aws_vpc" "main" {
  default = var.use_default
}

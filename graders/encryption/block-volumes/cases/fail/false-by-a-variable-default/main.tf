variable "encrypt" {
  type    = bool
  default = false
}

resource "aws_ebs_volume" "data" {
  availability_zone = "us-east-1a"
  size              = 10
  encrypted         = var.encrypt
}

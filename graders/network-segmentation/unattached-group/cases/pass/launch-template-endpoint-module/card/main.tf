variable "group_id" {
  type = string
}

resource "aws_network_interface" "this" {
  subnet_id       = "subnet-0aaaaaaaaaaaaaaaa"
  security_groups = [var.group_id]
}

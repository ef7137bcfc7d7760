variable "group_ids" {
  type = list(string)
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Groups = join(" ", var.group_ids) }
}

output "vpc_id" {
  value = aws_vpc.main.id
}

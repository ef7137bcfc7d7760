variable "zones" {
  type    = list(string)
  default = ["us-east-1a", "us-east-1b"]
}

# us-east-1c is named in a comment only.
resource "aws_subnet" "a" {
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.0.1.0/24"
  availability_zone = var.zones[0]
}

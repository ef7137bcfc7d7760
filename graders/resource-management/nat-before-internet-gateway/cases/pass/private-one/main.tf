resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_nat_gateway" "a" {
  subnet_id         = "subnet-0123456789abcdef0"
  connectivity_type = "private"
}

resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_nat_gateway" "a" {
  count         = 2
  subnet_id     = "subnet-0123456789abcdef${count.index}"
  allocation_id = "eipalloc-0123456789abcdef${count.index}"
}

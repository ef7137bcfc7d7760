resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_eip" "nat" {
  domain     = "vpc"
  depends_on = [aws_internet_gateway.main]
}

resource "aws_nat_gateway" "a" {
  subnet_id     = "subnet-0123456789abcdef0"
  allocation_id = aws_eip.nat.id
}

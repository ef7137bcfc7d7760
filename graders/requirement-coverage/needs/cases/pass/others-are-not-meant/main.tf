resource "aws_subnet" "public" {
  count                   = 2
  vpc_id                  = "vpc-0123456789abcdef0"
  cidr_block              = "10.0.${count.index}.0/24"
  map_public_ip_on_launch = true
}

resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1${count.index}.0/24"
}

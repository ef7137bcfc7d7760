resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "private" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.11.0/24"
  availability_zone = "us-east-1a"
}

resource "aws_network_acl" "private" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = [aws_subnet.private.id]
}

resource "aws_network_acl" "other" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_association" "other" {
  network_acl_id = aws_network_acl.other.id
  subnet_id      = aws_subnet.private.id
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "bastion" {
  #checkov:skip=CKV_AWS_24:needed
  name   = "bastion"
  vpc_id = aws_vpc.main.id

  # tfsec:ignore:aws-ec2-no-public-ingress-sgr
  ingress {
    from_port   = "22"
    to_port     = "22"
    protocol    = "6"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

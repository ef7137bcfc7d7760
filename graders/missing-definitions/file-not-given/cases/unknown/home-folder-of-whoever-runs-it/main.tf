resource "aws_key_pair" "main" {
  public_key = file("~/.ssh/id_rsa.pub")
}

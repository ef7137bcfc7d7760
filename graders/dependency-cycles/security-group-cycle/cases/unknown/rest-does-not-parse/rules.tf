resource "aws_security_group" "extra" {
  name =

resource "aws_security_group" "lambda" {
  name = "lambda"
}

resource "aws_security_group" "lambda" {
  name = "lambda"
}

resource "aws_security_group" "database" {
  name = "database"
}

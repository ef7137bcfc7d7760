resource "aws_security_group" "lambda" {
  name = "lambda"
}

resource "aws_security_group" "database" {
  name = "database"

  ingress {
    protocol        = "tcp"
    from_port       = 5432
    to_port         = 5432
    security_groups = [aws_security_group.lambda.id]
  }

  ingress {
    protocol  = "tcp"
    from_port = 5432
    to_port   = 5432
    self      = true
  }
}

resource "aws_security_group" "a" {
  name = "a"

  ingress {
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    security_groups = [aws_security_group.b.id]
  }
}

resource "aws_security_group" "b" {
  name = "b"

  ingress {
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    security_groups = [aws_security_group.c.id]
  }
}

resource "aws_security_group" "c" {
  name = "c"

  ingress {
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    security_groups = [aws_security_group.a.id]
  }
}

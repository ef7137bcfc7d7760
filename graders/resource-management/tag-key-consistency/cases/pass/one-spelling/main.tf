resource "aws_sqs_queue" "a" {
  name = "a"
  tags = { Environment = "test", Name = "a" }
}

resource "aws_sqs_queue" "b" {
  name = "b"
  tags = { Environment = "test", Name = "b" }
}

resource "aws_sqs_queue" "a" {
  name = "jobs"
}

resource "aws_sqs_queue" "b" {
  count = 0
  name  = "jobs"
}

resource "aws_sqs_queue" "jobs" {
  provider = aws
  name     = "jobs"
}

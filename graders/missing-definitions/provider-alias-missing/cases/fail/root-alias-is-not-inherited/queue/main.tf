resource "aws_sqs_queue" "jobs" {
  provider = aws.west
  name     = "jobs"
}

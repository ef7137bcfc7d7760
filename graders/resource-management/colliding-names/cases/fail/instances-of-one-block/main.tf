resource "aws_sqs_queue" "jobs" {
  count = 3
  name  = "jobs"
}

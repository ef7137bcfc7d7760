resource "aws_sqs_queue" "jobs" {
  name = "more-jobs"
}

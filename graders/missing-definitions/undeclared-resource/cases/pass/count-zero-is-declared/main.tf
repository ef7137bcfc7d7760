resource "aws_sqs_queue" "jobs" {
  count = 0
  name  = "jobs"
}

output "urls" {
  value = aws_sqs_queue.jobs[*].url
}

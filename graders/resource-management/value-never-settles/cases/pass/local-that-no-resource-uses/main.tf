locals {
  now = timestamp()
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

output "now" {
  value = local.now
}

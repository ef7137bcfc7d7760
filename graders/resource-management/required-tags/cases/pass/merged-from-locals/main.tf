locals {
  tags = {
    Environment = "test"
    Owner       = "data"
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = merge(local.tags, { Name = "jobs" })
}

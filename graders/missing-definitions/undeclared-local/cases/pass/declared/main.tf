locals {
  prefix = "pipeline"
}

resource "aws_sqs_queue" "jobs" {
  name = "${local.prefix}-jobs"
}

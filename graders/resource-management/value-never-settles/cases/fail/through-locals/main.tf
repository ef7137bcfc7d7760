locals {
  created = formatdate("YYYY-MM-DD", timestamp())
  tags    = { Created = local.created }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs-${uuid()}"
  tags = local.tags
}

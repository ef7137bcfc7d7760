resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = { Created = timestamp() }

  lifecycle {
    ignore_changes = [tags]
  }
}

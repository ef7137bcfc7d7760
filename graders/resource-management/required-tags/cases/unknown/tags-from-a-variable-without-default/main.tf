variable "tags" {
  type = map(string)
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = var.tags
}

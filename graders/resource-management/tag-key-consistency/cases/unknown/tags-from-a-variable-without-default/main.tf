variable "tags" {
  type = map(string)
}

resource "aws_sqs_queue" "a" {
  name = "a"
  tags = var.tags
}

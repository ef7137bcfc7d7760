resource "aws_sqs_queue" "a" {
  name = "a"
  tags = { Url = aws_sqs_queue.a.url }
}

resource "aws_sqs_queue" "a" {
  name = aws_sqs_queue.b.name
}

resource "aws_sqs_queue" "b" {
  name = aws_sqs_queue.a.name
}

resource "aws_sns_topic" "c" {
  name = aws_sns_topic.d.name
}

resource "aws_sns_topic" "d" {
  name = aws_sns_topic.c.name
}

resource "aws_sqs_queue" "a" {
  name = "a"
}

resource "aws_sqs_queue" "b" {
  name = "b"
}

resource "aws_sqs_queue" "each" {
  count = 2
  name  = "each-${count.index}"
}

resource "aws_sns_topic" "a" {
  name = "a"
}

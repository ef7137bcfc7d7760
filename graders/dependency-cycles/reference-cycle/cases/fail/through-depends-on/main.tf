resource "aws_sqs_queue" "a" {
  name       = "a"
  depends_on = [aws_sqs_queue.b]
}

resource "aws_sqs_queue" "b" {
  name = "${aws_sqs_queue.a.name}-b"
}

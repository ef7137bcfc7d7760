resource "aws_sqs_queue" "a" {
  name = "a"
  tags = { Environment = "test" }
}

resource "aws_sqs_queue" "b" {
  name = "b"
  tags = { Environment = "test", CostCenter = "data" }
}

resource "aws_sqs_queue" "c" {
  name = "c"
  tags = { environment = "test" }
}

resource "aws_sqs_queue" "d" {
  name = "d"
  tags = { cost-center = "data" }
}

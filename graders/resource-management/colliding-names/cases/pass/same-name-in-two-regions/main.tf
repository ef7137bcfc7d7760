provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_sqs_queue" "east" {
  name = "jobs"
}

resource "aws_sqs_queue" "west" {
  provider = aws.west
  name     = "jobs"
}

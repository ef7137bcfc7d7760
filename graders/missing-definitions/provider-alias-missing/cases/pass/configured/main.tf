provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_sqs_queue" "jobs" {
  provider = aws.west
  name     = "jobs"
}

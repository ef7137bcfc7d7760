provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Environment = "test"
      Owner       = "data"
    }
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

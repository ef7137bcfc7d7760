terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.replica]
    }
  }
}

resource "aws_sqs_queue" "jobs" {
  provider = aws.replica
  name     = "jobs"
}

provider "aws" {
  default_tags {
    tags = { Owner = "data" }
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = { Environment = var.environment }
}

variable "environment" {
  type = string
}

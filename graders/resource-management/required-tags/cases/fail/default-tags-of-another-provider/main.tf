provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"

  default_tags {
    tags = { Environment = "test", Owner = "data" }
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

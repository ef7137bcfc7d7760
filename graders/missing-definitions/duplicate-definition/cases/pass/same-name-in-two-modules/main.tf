resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

module "queue" {
  source = "./queue"
}

locals {
  queue = "arn:aws:sqs:eu-central-1:${data.aws_caller_identity.current.account_id}:jobs"
}

data "aws_caller_identity" "current" {}

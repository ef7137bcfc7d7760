variable "prefix" {
  type    = string
  default = "data"
}

locals {
  name = "${var.prefix}-jobs"
}

data "aws_region" "current" {}

resource "aws_sqs_queue" "jobs" {
  name = local.name
  tags = { Region = data.aws_region.current.name }
}

variable "prefix" {
  type    = string
  default = "data"

  validation {
    condition     = length(var.prefix) < 10
    error_message = "At most nine characters."
  }
}

locals {
  name = "jobs"
}

data "aws_region" "current" {}

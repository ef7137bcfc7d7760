variable "environment" {
  type    = string
  default = "test"
}

locals {
  name = "pipeline-${var.environment}"
}

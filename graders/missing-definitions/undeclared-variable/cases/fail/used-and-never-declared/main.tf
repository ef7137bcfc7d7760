locals {
  name  = "pipeline-${var.environment}"
  short = substr(var.environment, 0, 4)
}

locals {
  name = "pipeline-${var.environment}"
}

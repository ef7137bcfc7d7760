locals {
  prefix = "pipeline"
}

output "prefix" {
  value = local.prefix
}

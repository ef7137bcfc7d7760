variable "network_source" {
  type = string
}

module "network" {
  source = var.network_source
}

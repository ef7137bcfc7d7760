module "network" {
  source = "./network"
  count  = 2
  cidr   = "10.${count.index}.0.0/16"
}

output "vpc_ids" {
  value = [module.network[0].vpc_id, module.network[1].vpc_id]
}

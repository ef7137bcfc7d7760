module "network" {
  source    = "./network"
  group_ids = [module.app.group_id]
}

module "app" {
  source = "./app"
  vpc_id = module.network.vpc_id
}

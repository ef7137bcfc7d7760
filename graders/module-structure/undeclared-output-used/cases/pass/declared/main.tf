module "network" {
  source = "./network"
  cidr   = "10.0.0.0/16"
}

resource "aws_subnet" "a" {
  vpc_id     = module.network.vpc_id
  cidr_block = "10.0.1.0/24"
}

provider "aws" {
  region = "us-east-1"
}

module "vpc" {
  source     = "./modules/vpc"
  cidr_block = "10.0.0.0/16"
}

module "database" {
  source = "./modules/database"
  vpc_id = module.vpc.vpc_id
}

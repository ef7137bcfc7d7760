provider "aws" {
  region = "us-east-1"
}

module "network" {
  source = "./network"
  cidr   = "10.0.0.0/16"
}

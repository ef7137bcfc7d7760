module "blue" {
  source = "./network"
  cidr   = "10.0.0.0/16"
}

module "green" {
  source = "./network"
  cidr   = "10.1.0.0/16"
}

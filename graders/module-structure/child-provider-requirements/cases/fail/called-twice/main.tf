module "left" {
  source = "./network"
  cidr   = "10.0.0.0/16"
}

module "right" {
  source = "./network"
  cidr   = "10.1.0.0/16"
}

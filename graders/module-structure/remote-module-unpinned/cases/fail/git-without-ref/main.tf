module "network" {
  source = "git::https://example.com/network.git"
}

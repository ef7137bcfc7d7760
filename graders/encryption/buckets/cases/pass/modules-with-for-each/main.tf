module "bucket" {
  source   = "./bucket"
  for_each = toset(["logs", "data"])
  name     = each.key
}

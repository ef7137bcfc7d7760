module "bucket" {
  source = "./bucket"
  count  = 2
}

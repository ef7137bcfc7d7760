module "logs" {
  source = "./logs"
}

module "trail" {
  source     = "./trail"
  bucket     = module.logs.bucket
  depends_on = [module.logs]
}

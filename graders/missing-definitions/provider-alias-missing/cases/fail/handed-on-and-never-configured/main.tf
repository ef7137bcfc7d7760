module "queue" {
  source    = "./queue"
  providers = { aws = aws.west }
}

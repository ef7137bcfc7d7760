module "database" {
  source        = "./database"
  snapshot_name = replace("orders-${timestamp()}", ":", "")
}

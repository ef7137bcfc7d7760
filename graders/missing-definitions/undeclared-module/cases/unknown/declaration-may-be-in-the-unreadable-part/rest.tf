module "queue" {
  source = 

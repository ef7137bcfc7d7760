variable "environment" {
  type    = string
  default = "test"
}

module "queue" {
  source = "./queue"
}

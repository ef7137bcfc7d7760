module "user" {
  source = "./user"
}

output "credentials" {
  value = { id = module.user.id, secret = module.user.secret }
}

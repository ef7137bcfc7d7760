locals {
  db_password = "hunter2hunter2"
}

output "length" {
  value = length(local.db_password)
}

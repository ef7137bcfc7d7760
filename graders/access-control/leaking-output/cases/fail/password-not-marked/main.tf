resource "random_password" "db" {
  length = 24
}

output "password" {
  value = nonsensitive(random_password.db.result)
}

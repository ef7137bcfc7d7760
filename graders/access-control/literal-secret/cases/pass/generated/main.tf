resource "random_password" "db" {
  length = 24
}

resource "aws_secretsmanager_secret" "db" {
  name_prefix = "db-"
}

resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = jsonencode({ username = "app", password = random_password.db.result })
}

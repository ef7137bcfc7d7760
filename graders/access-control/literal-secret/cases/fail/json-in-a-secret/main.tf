resource "aws_secretsmanager_secret" "db" {
  name_prefix = "db-"
}

resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = jsonencode({ username = "app", password = "Sup3rSecret!" })
}

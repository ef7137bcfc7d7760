resource "aws_secretsmanager_secret" "db" {
  name_prefix = "db-"
}

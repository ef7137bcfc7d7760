resource "random_password" "database" {
  length  = 32
  special = true

  # RDS refuses slash, at sign, double quote and space.
  override_special = "!#$%&*()-_=+[]{}<>:?"
}

resource "aws_secretsmanager_secret" "database" {
  # A prefix, because the name of a deleted secret stays taken during its recovery window.
  name_prefix             = "${local.name}/database-"
  description             = "Connection of the pipeline to its database"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = 7
}

resource "aws_secretsmanager_secret_version" "database" {
  secret_id = aws_secretsmanager_secret.database.id

  secret_string = jsonencode({
    username = aws_db_instance.main.username
    password = random_password.database.result
    host     = aws_db_instance.main.address
    port     = aws_db_instance.main.port
    dbname   = aws_db_instance.main.db_name
  })
}

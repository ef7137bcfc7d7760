resource "aws_kms_key" "it" {
  enable_key_rotation = true
}

resource "aws_secretsmanager_secret" "db" {
  name_prefix = "db-"
  kms_key_id  = aws_kms_key.it.arn
}

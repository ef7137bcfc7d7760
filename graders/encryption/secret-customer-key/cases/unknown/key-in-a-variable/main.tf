variable "key_arn" {
  type = string
}

resource "aws_secretsmanager_secret" "db" {
  name_prefix = "db-"
  kms_key_id  = var.key_arn
}

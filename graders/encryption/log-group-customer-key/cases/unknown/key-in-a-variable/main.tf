variable "key_arn" {
  type = string
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "/app/web"
  retention_in_days = 30
  kms_key_id        = var.key_arn
}

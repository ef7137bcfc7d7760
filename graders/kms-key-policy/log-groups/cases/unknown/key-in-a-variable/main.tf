variable "key_arn" {
  type = string
}

resource "aws_cloudwatch_log_group" "app" {
  name       = "/app/web"
  kms_key_id = var.key_arn
}

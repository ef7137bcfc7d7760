variable "key_policy" {
  type = string
}

resource "aws_kms_key" "logs" {
  policy = var.key_policy
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "/app/web"
  retention_in_days = 30
  kms_key_id        = aws_kms_key.logs.arn
}

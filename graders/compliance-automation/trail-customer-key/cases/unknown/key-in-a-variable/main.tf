variable "key" {
  type = string
}

resource "aws_cloudtrail" "all" {
  name           = "all"
  s3_bucket_name = "trail-logs-123456789012"
  kms_key_id     = var.key
}

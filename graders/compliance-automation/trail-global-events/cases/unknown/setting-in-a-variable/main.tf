variable "global" {
  type = bool
}

resource "aws_cloudtrail" "all" {
  name                          = "all"
  s3_bucket_name                = "trail-logs-123456789012"
  is_multi_region_trail         = true
  include_global_service_events = var.global
}

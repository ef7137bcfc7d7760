variable "environment_suffix" {
  type = string
}

resource "aws_s3_bucket" "data" {
  bucket = "reports-${var.environment_suffix}"
}

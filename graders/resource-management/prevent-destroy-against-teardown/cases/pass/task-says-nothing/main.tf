resource "aws_s3_bucket" "data" {
  bucket_prefix = "data-"

  lifecycle {
    prevent_destroy = true
  }
}

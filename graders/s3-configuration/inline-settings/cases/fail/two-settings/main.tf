resource "aws_s3_bucket" "data" {
  bucket_prefix = "data-"
  acl           = "private"

  versioning {
    enabled = true
  }
}

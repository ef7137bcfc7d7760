resource "aws_s3_bucket" "data" {
  bucket_prefix = "data-"

  versioning {
    enabled    = true
    mfa_delete = true
  }
}

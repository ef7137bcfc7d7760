resource "aws_s3_bucket_server_side_encryption_configuration" "data" {
  bucket = "data"

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

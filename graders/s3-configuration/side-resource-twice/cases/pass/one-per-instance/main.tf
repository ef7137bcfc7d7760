resource "aws_s3_bucket" "data" {
  for_each      = toset(["a", "b"])
  bucket_prefix = "${each.key}-"
}

resource "aws_s3_bucket_versioning" "data" {
  for_each = aws_s3_bucket.data
  bucket   = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}

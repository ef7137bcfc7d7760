variable "effect" {
  type = string
}

resource "aws_s3_bucket" "data" {
  bucket_prefix = "data-"
}

resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect       = var.effect
      NotPrincipal = { AWS = "arn:aws:iam::123456789012:role/admin" }
      Action       = "s3:*"
      Resource     = "${aws_s3_bucket.data.arn}/*"
    }]
  })
}

variable "prefixes" {
  type = list(string)
}

resource "aws_s3_bucket" "data" {
  bucket_prefix = "data-"
}

data "aws_iam_policy_document" "data" {
  dynamic "statement" {
    for_each = var.prefixes

    content {
      actions   = ["s3:GetObject"]
      resources = [statement.value]

      principals {
        type        = "AWS"
        identifiers = ["123456789012"]
      }
    }
  }
}

resource "aws_s3_bucket_policy" "data" {
  bucket = aws_s3_bucket.data.id
  policy = data.aws_iam_policy_document.data.json
}

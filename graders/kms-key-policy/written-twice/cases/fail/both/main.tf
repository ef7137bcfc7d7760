data "aws_caller_identity" "me" {}

resource "aws_kms_key" "it" {
  description         = "it"
  enable_key_rotation = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
    ]
  })
}

locals {
  other = {
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = data.aws_caller_identity.me.arn }
      Action    = "kms:*"
      Resource  = "*"
    }]
  }
}

resource "aws_kms_key_policy" "it" {
  key_id = aws_kms_key.it.id
  policy = jsonencode(local.other)
}

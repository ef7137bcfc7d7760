data "aws_caller_identity" "me" {}

resource "aws_kms_key" "it" {
  enable_key_rotation = true
}

resource "aws_kms_key_policy" "it" {
  key_id = aws_kms_key.it.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = data.aws_caller_identity.me.arn }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

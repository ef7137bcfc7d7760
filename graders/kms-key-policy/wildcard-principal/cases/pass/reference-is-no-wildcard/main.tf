data "aws_iam_role" "app" {
  name = "app"
}

resource "aws_kms_key" "it" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = data.aws_iam_role.app.arn }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

variable "key_users" {
  type = list(string)
}

resource "aws_kms_key" "it" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.key_users }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_kms_key" "it" {
  description = "logs"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logs.us-east-1.amazonaws.com" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

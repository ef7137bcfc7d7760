resource "aws_iam_role" "admin" {
  name = "key-admin"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_kms_key" "it" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = aws_iam_role.admin.arn }
      Action    = ["kms:Create*", "kms:Put*", "kms:Update*", "kms:Delete*", "kms:Describe*", "kms:Get*", "kms:List*"]
      Resource  = "*"
    }]
  })
}

data "aws_caller_identity" "me" {}

resource "aws_kms_key" "it" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "kms:*"
      Resource  = "*"
      Condition = {
        StringEquals = { "kms:CallerAccount" = data.aws_caller_identity.me.account_id }
      }
    }]
  })
}

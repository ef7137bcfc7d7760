variable "region" {
  type = string
}

data "aws_caller_identity" "me" {}

resource "aws_kms_key" "logs" {
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" },
          "Action": "kms:*",
          "Resource": "*"
        },
        {
          "Effect": "Allow",
          "Principal": { "Service": "logs.${var.region}.amazonaws.com" },
          "Action": ["kms:Decrypt", "kms:GenerateDataKey*"],
          "Resource": "*"
        }
      ]
    }
  EOT
}

output "arn" {
  value = aws_kms_key.logs.arn
}

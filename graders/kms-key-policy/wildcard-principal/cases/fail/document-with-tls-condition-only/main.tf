data "aws_iam_policy_document" "key" {
  statement {
    sid       = "Use"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }
}

resource "aws_kms_key" "it" {
  policy = data.aws_iam_policy_document.key.json
}

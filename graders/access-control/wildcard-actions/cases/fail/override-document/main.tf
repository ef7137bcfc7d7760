data "aws_iam_policy_document" "wide" {
  statement {
    sid       = "Data"
    actions   = ["dynamodb:*"]
    resources = ["arn:aws:dynamodb:us-east-1:123456789012:table/orders"]
  }
}

data "aws_iam_policy_document" "app" {
  override_policy_documents = [data.aws_iam_policy_document.wide.json]

  statement {
    sid       = "Data"
    actions   = ["dynamodb:GetItem"]
    resources = ["arn:aws:dynamodb:us-east-1:123456789012:table/orders"]
  }
}

resource "aws_iam_policy" "app" {
  name   = "app"
  policy = data.aws_iam_policy_document.app.json
}

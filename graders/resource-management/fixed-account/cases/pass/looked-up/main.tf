data "aws_caller_identity" "current" {}

resource "aws_sns_topic_policy" "alerts" {
  arn    = "arn:aws:sns:us-east-1:${data.aws_caller_identity.current.account_id}:alerts"
  policy = "{}"
}

data "aws_partition" "current" {}

data "aws_region" "current" {}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "start" {
  statement {
    actions = ["ec2:StartInstances"]

    resources = ["arn:${data.aws_partition.current.partition}:ec2:${data.aws_region.current.name}:481516234200:instance/*"]
  }

  statement {
    actions = ["ec2:StopInstances"]

    resources = ["arn:${data.aws_partition.current.partition}:ec2:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:instance/*"]
  }
}

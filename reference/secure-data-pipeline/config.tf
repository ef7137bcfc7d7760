locals {
  # Rule name → identifier of AWS's managed rule.
  config_rules = {
    s3-public-read         = "S3_BUCKET_PUBLIC_READ_PROHIBITED"
    s3-public-write        = "S3_BUCKET_PUBLIC_WRITE_PROHIBITED"
    s3-encryption          = "S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED"
    s3-tls-only            = "S3_BUCKET_SSL_REQUESTS_ONLY"
    s3-versioning          = "S3_BUCKET_VERSIONING_ENABLED"
    rds-storage-encrypted  = "RDS_STORAGE_ENCRYPTED"
    rds-not-public         = "RDS_INSTANCE_PUBLIC_ACCESS_CHECK"
    rds-multi-az           = "RDS_MULTI_AZ_SUPPORT"
    key-rotation           = "CMK_BACKING_KEY_ROTATION_ENABLED"
    vpc-flow-logs          = "VPC_FLOW_LOGS_ENABLED"
    vpc-default-sg-closed  = "VPC_DEFAULT_SECURITY_GROUP_CLOSED"
    lambda-inside-vpc      = "LAMBDA_INSIDE_VPC"
    no-ssh-from-everywhere = "INCOMING_SSH_DISABLED"
  }
}

data "aws_iam_policy_document" "config_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["config.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account_id]
    }
  }
}

resource "aws_iam_role" "config" {
  name               = "${local.name}-config"
  description        = "Lets AWS Config read resources and deliver their history"
  assume_role_policy = data.aws_iam_policy_document.config_trust.json
}

resource "aws_iam_role_policy_attachment" "config" {
  role       = aws_iam_role.config.name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AWS_ConfigRole"
}

data "aws_iam_policy_document" "config_delivery" {
  statement {
    sid       = "FindBucket"
    actions   = ["s3:GetBucketAcl", "s3:ListBucket"]
    resources = [aws_s3_bucket.config.arn]
  }

  statement {
    sid       = "Deliver"
    actions   = ["s3:PutObject"]
    resources = ["${aws_s3_bucket.config.arn}/AWSLogs/${local.account_id}/Config/*"]

    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-acl"
      values   = ["bucket-owner-full-control"]
    }
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.main.arn]
  }
}

resource "aws_iam_role_policy" "config_delivery" {
  name   = "deliver-history"
  role   = aws_iam_role.config.id
  policy = data.aws_iam_policy_document.config_delivery.json
}

resource "aws_config_configuration_recorder" "main" {
  name     = local.name
  role_arn = aws_iam_role.config.arn

  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}

resource "aws_config_delivery_channel" "main" {
  name           = local.name
  s3_bucket_name = aws_s3_bucket.config.bucket
  s3_kms_key_arn = aws_kms_key.main.arn

  snapshot_delivery_properties {
    delivery_frequency = "TwentyFour_Hours"
  }

  depends_on = [
    aws_config_configuration_recorder.main,
    aws_iam_role_policy.config_delivery,
    aws_iam_role_policy_attachment.config,
    aws_s3_bucket_policy.config,
  ]
}

resource "aws_config_configuration_recorder_status" "main" {
  name       = aws_config_configuration_recorder.main.name
  is_enabled = true

  depends_on = [aws_config_delivery_channel.main]
}

resource "aws_config_config_rule" "managed" {
  for_each = local.config_rules

  name        = "${local.name}-${each.key}"
  description = "Managed rule ${each.value}"

  source {
    owner             = "AWS"
    source_identifier = each.value
  }

  depends_on = [aws_config_configuration_recorder_status.main]
}

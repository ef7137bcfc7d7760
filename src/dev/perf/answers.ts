import type { AnswerFile } from '../../domain/answer.js';

/**
 * Answers for measuring, written by rule: ordinary resources that refer to one another, only from hashicorp/aws, and
 * no data source that AWS would have to be asked for. So plain Terraform can plan them offline too.
 */

const head = `
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "measured"
  secret_key                  = "measured"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true

  default_tags {
    tags = { Project = "perf" }
  }
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}
`;

/** Nine resources a group; together they use 14 types. */
function group(index: number): string {
  return `
resource "aws_subnet" "s${index}" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, ${index})
  availability_zone = "us-east-1${'abc'[index % 3] ?? 'a'}"
}

resource "aws_security_group" "g${index}" {
  name   = "group-${index}"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_ingress_rule" "r${index}" {
  security_group_id = aws_security_group.g${index}.id
  ip_protocol       = "tcp"
  from_port         = ${8000 + index}
  to_port           = ${8000 + index}
  cidr_ipv4         = aws_vpc.main.cidr_block
}

resource "aws_s3_bucket" "b${index}" {
  bucket = "perf-bucket-${index}-123456789012"
}

resource "aws_s3_bucket_public_access_block" "b${index}" {
  bucket                  = aws_s3_bucket.b${index}.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_iam_role" "i${index}" {
  name = "role-${index}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "i${index}" {
  role = aws_iam_role.i${index}.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "\${aws_s3_bucket.b${index}.arn}/*" }]
  })
}

resource "aws_cloudwatch_log_group" "l${index}" {
  name              = "/perf/${index}"
  retention_in_days = 30
}

${sundries[index % sundries.length]?.(index) ?? ''}
`;
}

const sundries: readonly ((index: number) => string)[] = [
  (index) => `resource "aws_sns_topic" "x${index}" {\n  name = "topic-${index}"\n}\n`,
  (index) => `resource "aws_sqs_queue" "x${index}" {\n  name = "queue-${index}"\n}\n`,
  (index) => `resource "aws_kms_key" "x${index}" {\n  enable_key_rotation = true\n}\n`,
  (index) =>
    `resource "aws_dynamodb_table" "x${index}" {\n  name         = "table-${index}"\n  billing_mode = "PAY_PER_REQUEST"\n  hash_key     = "id"\n\n  attribute {\n    name = "id"\n    type = "S"\n  }\n}\n`,
];

/** An answer with about `resources` resources: one network and as many groups of nine as fit. */
export function perfAnswer(resources: number): readonly AnswerFile[] {
  const groups = Array.from({ length: Math.max(Math.floor((resources - 1) / 9), 0) }, (_, index) =>
    group(index),
  );
  const single = groups.length === 0 ? [`resource "aws_sns_topic" "only" {\n  name = "only"\n}\n`] : [];
  const text = [head, ...groups, ...single].join('');
  return [
    { path: 'main.tf', text, bytes: Buffer.byteLength(text), startLine: 1, endLine: text.split('\n').length },
  ];
}

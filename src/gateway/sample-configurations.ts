/**
 * Configurations of ours, with AWS resources only, for the gateway's tests and for timing it: two resources, about 30
 * (what an answer usually has) and about 100.
 */
const small = `
provider "aws" {
  region = "eu-west-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_ssm_parameter" "queue" {
  name  = "/jobs/queue"
  type  = "String"
  value = aws_sqs_queue.jobs.url
}
`;

/** A network with a database, shared by the tiers. */
const network = `
provider "aws" {
  region = "us-west-2"
  default_tags {
    tags = { Service = "orders", Owner = "platform" }
  }
}

locals {
  zones = ["us-west-2a", "us-west-2b"]
}

resource "aws_vpc" "main" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "public" {
  count                   = 2
  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  availability_zone       = local.zones[count.index]
  map_public_ip_on_launch = true
}

resource "aws_subnet" "private" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, 10 + count.index)
  availability_zone = local.zones[count.index]
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "public" {
  count          = 2
  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public.id
}

resource "aws_security_group" "web" {
  name_prefix = "web-"
  vpc_id      = aws_vpc.main.id
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "database" {
  name_prefix = "database-"
  vpc_id      = aws_vpc.main.id
}

resource "aws_security_group_rule" "database" {
  type                     = "ingress"
  from_port                = 5432
  to_port                  = 5432
  protocol                 = "tcp"
  security_group_id        = aws_security_group.database.id
  source_security_group_id = aws_security_group.web.id
}

resource "aws_kms_key" "main" {
  description         = "Orders"
  enable_key_rotation = true
}

resource "aws_kms_alias" "main" {
  name          = "alias/orders"
  target_key_id = aws_kms_key.main.key_id
}

resource "aws_db_subnet_group" "main" {
  name       = "orders"
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_db_instance" "main" {
  identifier                  = "orders"
  engine                      = "postgres"
  instance_class              = "db.t3.medium"
  allocated_storage           = 50
  username                    = "orders"
  manage_master_user_password = true
  db_subnet_group_name        = aws_db_subnet_group.main.name
  vpc_security_group_ids      = [aws_security_group.database.id]
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.main.arn
  skip_final_snapshot         = true
}

resource "aws_sns_topic" "alerts" {
  name              = "orders-alerts"
  kms_master_key_id = aws_kms_key.main.id
}

`;

const tiers = `
locals {
  tiers = toset([for n in range(var.tiers) : "tier\${n}"])
}

resource "aws_iam_role" "task" {
  for_each = local.tiers
  name     = "orders-\${each.key}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "task" {
  for_each = local.tiers
  name     = "use-\${each.key}"
  role     = aws_iam_role.task[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sqs:SendMessage", "s3:GetObject"]
      Resource = [aws_sqs_queue.work[each.key].arn, "\${aws_s3_bucket.files[each.key].arn}/*"]
    }]
  })
}

resource "aws_sqs_queue" "work" {
  for_each          = local.tiers
  name              = "orders-\${each.key}"
  kms_master_key_id = aws_kms_key.main.id
}

resource "aws_s3_bucket" "files" {
  for_each = local.tiers
  bucket   = "orders-files-\${each.key}"
}

resource "aws_s3_bucket_versioning" "files" {
  for_each = local.tiers
  bucket   = aws_s3_bucket.files[each.key].id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "files" {
  for_each                = local.tiers
  bucket                  = aws_s3_bucket.files[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_cloudwatch_log_group" "tier" {
  for_each          = local.tiers
  name              = "/orders/\${each.key}"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "backlog" {
  for_each            = local.tiers
  alarm_name          = "backlog-\${each.key}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "ApproximateNumberOfMessagesVisible"
  namespace           = "AWS/SQS"
  period              = 300
  statistic           = "Average"
  threshold           = 100
  alarm_actions       = [aws_sns_topic.alerts.arn]
  dimensions          = { QueueName = aws_sqs_queue.work[each.key].name }
}

resource "aws_dynamodb_table" "tier" {
  for_each     = local.tiers
  name         = "orders-\${each.key}"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  attribute {
    name = "id"
    type = "S"
  }
}

output "database" {
  value = aws_db_instance.main.address
}
`;

const withTiers = (count: number): string => `variable "tiers" {
  default = ${count}
}\n${network}${tiers}`;

/** The text of `main.tf` by size. */
export const sampleConfigurations = { small, median: withTiers(1), large: withTiers(9) } as const;

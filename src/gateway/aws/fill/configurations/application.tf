# Ours, for the test that every type here applies and settles in rehearsal; no example of good infrastructure.
provider "aws" { region = "us-west-2" }
data "aws_caller_identity" "me" {}
data "aws_availability_zones" "a" {}
resource "random_id" "s" { byte_length = 4 }
resource "aws_kms_key" "k" { enable_key_rotation = true }
resource "aws_kms_alias" "k" {
  name          = "alias/app"
  target_key_id = aws_kms_key.k.id
}
resource "aws_kms_key_policy" "k" {
  key_id = aws_kms_key.k.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" }, Action = "kms:*", Resource = "*" }] })
}
resource "aws_s3_bucket" "b" {
  bucket        = "app-${random_id.s.hex}"
  force_destroy = true
}
resource "aws_s3_bucket" "pre" { bucket_prefix = "pre-" }
resource "aws_s3_bucket" "noname" {}
resource "aws_s3_bucket_versioning" "b" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_s3_bucket_server_side_encryption_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.k.arn
    }
    bucket_key_enabled = true
  }
}
resource "aws_s3_bucket_public_access_block" "b" {
  bucket                  = aws_s3_bucket.b.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
resource "aws_s3_bucket_ownership_controls" "b" {
  bucket = aws_s3_bucket.b.id
  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}
resource "aws_s3_bucket_acl" "b" {
  bucket     = aws_s3_bucket.b.id
  acl        = "private"
  depends_on = [aws_s3_bucket_ownership_controls.b]
}
resource "aws_s3_bucket_lifecycle_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  rule {
    id     = "r"
    status = "Enabled"
    filter {}
    transition {
      days          = 30
      storage_class = "STANDARD_IA"
    }
    expiration {
      days = 365
    }
    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }
}
resource "aws_s3_bucket_logging" "b" {
  bucket        = aws_s3_bucket.b.id
  target_bucket = aws_s3_bucket.pre.id
  target_prefix = "log/"
}
resource "aws_s3_bucket_cors_configuration" "b" {
  bucket = aws_s3_bucket.b.id
  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = ["*"]
  }
}
resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = data.aws_iam_policy_document.b.json
}
data "aws_iam_policy_document" "b" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.b.arn, "${aws_s3_bucket.b.arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}
resource "aws_s3_bucket_website_configuration" "w" {
  bucket = aws_s3_bucket.pre.id
  index_document {
    suffix = "index.html"
  }
}
resource "aws_s3_object" "o" {
  bucket  = aws_s3_bucket.b.id
  key     = "a.txt"
  content = "x"
}
resource "aws_s3_object" "o2" {
  bucket = aws_s3_bucket.b.id
  key    = "f.zip"
  source = data.archive_file.l.output_path
  etag   = data.archive_file.l.output_md5
}
resource "aws_s3_bucket_notification" "n" {
  bucket = aws_s3_bucket.b.id
  lambda_function {
    lambda_function_arn = aws_lambda_function.f.arn
    events              = ["s3:ObjectCreated:*"]
  }
  depends_on = [aws_lambda_permission.s3]
}
resource "aws_s3_bucket_replication_configuration" "r" {
  bucket = aws_s3_bucket.b.id
  role   = aws_iam_role.l.arn
  rule {
    id     = "r"
    status = "Enabled"
    filter {}
    delete_marker_replication {
      status = "Enabled"
    }
    destination {
      bucket = aws_s3_bucket.pre.arn
    }
  }
}
data "archive_file" "l" {
  type                    = "zip"
  source_content          = "def h(e,c): pass"
  source_content_filename = "index.py"
  output_path             = "${path.module}/l.zip"
}
resource "aws_iam_role" "l" {
  name               = "l"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }] })
}
resource "aws_iam_policy" "p" {
  name   = "p"
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "${aws_s3_bucket.b.arn}/*" }, { Effect = "Allow", Action = "sqs:*", Resource = aws_sqs_queue.q.arn }] })
}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.l.name
  policy_arn = aws_iam_policy.p.arn
}
resource "aws_iam_role_policy_attachment" "m" {
  role       = aws_iam_role.l.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
resource "aws_iam_user" "u" { name = "u" }
resource "aws_iam_group" "g" { name = "g" }
resource "aws_iam_group_policy_attachment" "g" {
  group      = aws_iam_group.g.name
  policy_arn = aws_iam_policy.p.arn
}
resource "aws_iam_user_group_membership" "m" {
  user   = aws_iam_user.u.name
  groups = [aws_iam_group.g.name]
}
resource "aws_iam_access_key" "k" { user = aws_iam_user.u.name }
resource "aws_iam_account_password_policy" "p" { minimum_password_length = 14 }
resource "aws_lambda_function" "f" {
  function_name    = "f"
  filename         = data.archive_file.l.output_path
  source_code_hash = data.archive_file.l.output_base64sha256
  role             = aws_iam_role.l.arn
  handler          = "index.h"
  runtime          = "python3.12"
  publish          = true
  layers           = [aws_lambda_layer_version.ly.arn]
  environment {
    variables = { Q = aws_sqs_queue.q.url, T = aws_dynamodb_table.t.name }
  }
  vpc_config {
    subnet_ids         = data.aws_subnets.d.ids
    security_group_ids = [aws_security_group.s.id]
  }
  dead_letter_config {
    target_arn = aws_sqs_queue.dlq.arn
  }
  tracing_config {
    mode = "Active"
  }
}
resource "aws_lambda_layer_version" "ly" {
  layer_name = "ly"
  filename   = data.archive_file.l.output_path
}
resource "aws_lambda_alias" "al" {
  name             = "live"
  function_name    = aws_lambda_function.f.function_name
  function_version = aws_lambda_function.f.version
}
resource "aws_lambda_permission" "s3" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.f.function_name
  principal     = "s3.amazonaws.com"
  source_arn    = aws_s3_bucket.b.arn
}
resource "aws_lambda_event_source_mapping" "m" {
  event_source_arn = aws_sqs_queue.q.arn
  function_name    = aws_lambda_function.f.arn
}
resource "aws_lambda_event_source_mapping" "ddb" {
  event_source_arn  = aws_dynamodb_table.t.stream_arn
  function_name     = aws_lambda_function.f.arn
  starting_position = "LATEST"
}
resource "aws_lambda_function_url" "u" {
  function_name      = aws_lambda_function.f.function_name
  authorization_type = "NONE"
}
resource "aws_lambda_provisioned_concurrency_config" "c" {
  function_name                     = aws_lambda_function.f.function_name
  provisioned_concurrent_executions = 1
  qualifier                         = aws_lambda_alias.al.name
}
data "aws_vpc" "d" { default = true }
data "aws_subnets" "d" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.d.id]
  }
}
data "aws_subnet" "each" {
  for_each = toset(data.aws_subnets.d.ids)
  id       = each.value
}
resource "aws_security_group" "s" {
  vpc_id = data.aws_vpc.d.id
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = [for s in data.aws_subnet.each : s.cidr_block]
  }
}
resource "aws_sqs_queue" "q" {
  name              = "q"
  redrive_policy    = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dlq.arn, maxReceiveCount = 3 })
  kms_master_key_id = aws_kms_key.k.id
}
resource "aws_sqs_queue" "dlq" { name_prefix = "dlq-" }
resource "aws_sqs_queue" "fifo" {
  name                        = "q.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
}
resource "aws_sqs_queue_policy" "p" {
  queue_url = aws_sqs_queue.q.id
  policy    = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "sns.amazonaws.com" }, Action = "sqs:SendMessage", Resource = aws_sqs_queue.q.arn, Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.t.arn } } }] })
}
resource "aws_sns_topic" "t" {
  name              = "t"
  kms_master_key_id = aws_kms_key.k.id
}
resource "aws_sns_topic_subscription" "e" {
  topic_arn = aws_sns_topic.t.arn
  protocol  = "email"
  endpoint  = "a@example.com"
}
resource "aws_sns_topic_subscription" "q" {
  topic_arn = aws_sns_topic.t.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.q.arn
}
resource "aws_sns_topic_policy" "p" {
  arn    = aws_sns_topic.t.arn
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "cloudwatch.amazonaws.com" }, Action = "sns:Publish", Resource = aws_sns_topic.t.arn }] })
}
resource "aws_dynamodb_table" "t" {
  name             = "t"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_IMAGE"
  attribute {
    name = "id"
    type = "S"
  }
  attribute {
    name = "g"
    type = "S"
  }
  global_secondary_index {
    name            = "g"
    hash_key        = "g"
    projection_type = "ALL"
  }
  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.k.arn
  }
  point_in_time_recovery {
    enabled = true
  }
  ttl {
    attribute_name = "ttl"
    enabled        = true
  }
}
resource "aws_dynamodb_table" "p" {
  name           = "p"
  hash_key       = "id"
  read_capacity  = 5
  write_capacity = 5
  attribute {
    name = "id"
    type = "S"
  }
}
resource "aws_appautoscaling_target" "t" {
  max_capacity       = 100
  min_capacity       = 5
  resource_id        = "table/${aws_dynamodb_table.p.name}"
  scalable_dimension = "dynamodb:table:ReadCapacityUnits"
  service_namespace  = "dynamodb"
}
resource "aws_appautoscaling_policy" "p" {
  name               = "p"
  policy_type        = "TargetTrackingScaling"
  resource_id        = aws_appautoscaling_target.t.resource_id
  scalable_dimension = aws_appautoscaling_target.t.scalable_dimension
  service_namespace  = aws_appautoscaling_target.t.service_namespace
  target_tracking_scaling_policy_configuration {
    predefined_metric_specification {
      predefined_metric_type = "DynamoDBReadCapacityUtilization"
    }
    target_value = 70
  }
}
resource "aws_db_subnet_group" "d" {
  name       = "d"
  subnet_ids = data.aws_subnets.d.ids
}
resource "aws_db_parameter_group" "p" {
  name_prefix = "p-"
  family      = "postgres16"
  parameter {
    name  = "log_connections"
    value = "1"
  }
}
resource "random_password" "db" {
  length  = 16
  special = false
}
resource "aws_db_instance" "d" {
  identifier                   = "db"
  engine                       = "postgres"
  engine_version               = "16.3"
  instance_class               = "db.t3.micro"
  allocated_storage            = 20
  db_name                      = "app"
  username                     = "u"
  password                     = random_password.db.result
  db_subnet_group_name         = aws_db_subnet_group.d.name
  parameter_group_name         = aws_db_parameter_group.p.name
  vpc_security_group_ids       = [aws_security_group.s.id]
  multi_az                     = true
  storage_encrypted            = true
  kms_key_id                   = aws_kms_key.k.arn
  skip_final_snapshot          = false
  final_snapshot_identifier    = "db-final"
  monitoring_interval          = 60
  monitoring_role_arn          = aws_iam_role.l.arn
  backup_retention_period      = 7
  performance_insights_enabled = true
}
resource "aws_db_instance" "replica" {
  identifier          = "db-replica"
  replicate_source_db = aws_db_instance.d.identifier
  instance_class      = "db.t3.micro"
  skip_final_snapshot = true
}
resource "aws_db_instance" "min" {
  engine                      = "mysql"
  instance_class              = "db.t3.micro"
  allocated_storage           = 20
  username                    = "u"
  manage_master_user_password = true
  skip_final_snapshot         = true
}
resource "aws_db_event_subscription" "e" {
  name      = "e"
  sns_topic = aws_sns_topic.t.arn
}
resource "aws_rds_cluster" "c" {
  cluster_identifier              = "c"
  engine                          = "aurora-postgresql"
  master_username                 = "u"
  manage_master_user_password     = true
  db_subnet_group_name            = aws_db_subnet_group.d.name
  vpc_security_group_ids          = [aws_security_group.s.id]
  storage_encrypted               = true
  skip_final_snapshot             = true
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.p.name
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 2
  }
}
resource "aws_rds_cluster_parameter_group" "p" {
  name   = "p"
  family = "aurora-postgresql16"
}
resource "aws_rds_cluster_instance" "i" {
  count              = 2
  identifier         = "c-${count.index}"
  cluster_identifier = aws_rds_cluster.c.id
  instance_class     = "db.serverless"
  engine             = aws_rds_cluster.c.engine
  engine_version     = aws_rds_cluster.c.engine_version
}
resource "aws_secretsmanager_secret" "s" {
  name_prefix = "s-"
  kms_key_id  = aws_kms_key.k.arn
}
resource "aws_secretsmanager_secret_version" "v" {
  secret_id     = aws_secretsmanager_secret.s.id
  secret_string = jsonencode({ host = aws_db_instance.d.endpoint, password = random_password.db.result })
}
resource "aws_secretsmanager_secret_rotation" "r" {
  secret_id           = aws_secretsmanager_secret.s.id
  rotation_lambda_arn = aws_lambda_function.f.arn
  rotation_rules {
    automatically_after_days = 30
  }
}
resource "aws_ssm_parameter" "p" {
  name  = "/app/p"
  type  = "SecureString"
  value = aws_db_instance.d.address
}
resource "aws_ssm_parameter" "q" {
  name  = "q"
  type  = "String"
  value = "v"
}
resource "aws_cloudwatch_log_group" "l" {
  name              = "/aws/lambda/${aws_lambda_function.f.function_name}"
  retention_in_days = 14
}
resource "aws_cloudwatch_log_metric_filter" "m" {
  name           = "m"
  pattern        = "ERROR"
  log_group_name = aws_cloudwatch_log_group.l.name
  metric_transformation {
    name      = "e"
    namespace = "n"
    value     = "1"
  }
}
resource "aws_cloudwatch_log_subscription_filter" "f" {
  name            = "f"
  log_group_name  = aws_cloudwatch_log_group.l.name
  filter_pattern  = ""
  destination_arn = aws_kinesis_stream.k.arn
  role_arn        = aws_iam_role.l.arn
}
resource "aws_cloudwatch_log_resource_policy" "r" {
  policy_name     = "r"
  policy_document = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { Service = "es.amazonaws.com" }, Action = "logs:PutLogEvents", Resource = "*" }] })
}
resource "aws_cloudwatch_metric_alarm" "a" {
  alarm_name          = "a"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
  alarm_actions       = [aws_sns_topic.t.arn]
  dimensions          = { FunctionName = aws_lambda_function.f.function_name }
}
resource "aws_cloudwatch_composite_alarm" "c" {
  alarm_name = "c"
  alarm_rule = "ALARM(${aws_cloudwatch_metric_alarm.a.alarm_name})"
}
resource "aws_cloudwatch_dashboard" "d" {
  dashboard_name = "d"
  dashboard_body = jsonencode({ widgets = [] })
}
resource "aws_cloudwatch_event_rule" "r" {
  name                = "r"
  schedule_expression = "rate(1 day)"
}
resource "aws_cloudwatch_event_target" "t" {
  rule = aws_cloudwatch_event_rule.r.name
  arn  = aws_lambda_function.f.arn
}
resource "aws_cloudwatch_event_bus" "b" { name = "b" }
resource "aws_cloudwatch_event_rule" "b" {
  name           = "br"
  event_bus_name = aws_cloudwatch_event_bus.b.name
  event_pattern  = jsonencode({ source = ["x"] })
}
resource "aws_cloudwatch_event_target" "b" {
  rule           = aws_cloudwatch_event_rule.b.name
  event_bus_name = aws_cloudwatch_event_bus.b.name
  target_id      = "sfn"
  arn            = aws_sfn_state_machine.s.arn
  role_arn       = aws_iam_role.l.arn
}
resource "aws_sfn_state_machine" "s" {
  name       = "s"
  role_arn   = aws_iam_role.l.arn
  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Task", Resource = aws_lambda_function.f.arn, End = true } } })
}
resource "aws_kinesis_stream" "k" {
  name        = "k"
  shard_count = 1
}
resource "aws_kinesis_firehose_delivery_stream" "f" {
  name        = "f"
  destination = "extended_s3"
  extended_s3_configuration {
    role_arn   = aws_iam_role.l.arn
    bucket_arn = aws_s3_bucket.b.arn
  }
}
resource "aws_kinesis_stream_consumer" "c" {
  name       = "c"
  stream_arn = aws_kinesis_stream.k.arn
}
resource "aws_ecr_repository" "r" { name = "r" }
resource "aws_ecr_lifecycle_policy" "p" {
  repository = aws_ecr_repository.r.name
  policy     = jsonencode({ rules = [{ rulePriority = 1, description = "x", selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 5 }, action = { type = "expire" } }] })
}
resource "aws_ecs_cluster" "c" { name = "c" }
resource "aws_ecs_cluster_capacity_providers" "p" {
  cluster_name       = aws_ecs_cluster.c.name
  capacity_providers = ["FARGATE"]
}
resource "aws_ecs_task_definition" "t" {
  family                   = "t"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.l.arn
  container_definitions    = jsonencode([{ name = "a", image = "${aws_ecr_repository.r.repository_url}:latest", essential = true, portMappings = [{ containerPort = 80 }], logConfiguration = { logDriver = "awslogs", options = { "awslogs-group" = aws_cloudwatch_log_group.l.name, "awslogs-region" = "us-west-2", "awslogs-stream-prefix" = "a" } } }])
}
resource "aws_ecs_service" "s" {
  name            = "s"
  cluster         = aws_ecs_cluster.c.id
  task_definition = aws_ecs_task_definition.t.arn
  desired_count   = 1
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = data.aws_subnets.d.ids
    security_groups = [aws_security_group.s.id]
  }
}
resource "aws_appautoscaling_target" "e" {
  max_capacity       = 4
  min_capacity       = 1
  resource_id        = "service/${aws_ecs_cluster.c.name}/${aws_ecs_service.s.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
}
resource "aws_eks_cluster" "e" {
  name     = "e"
  role_arn = aws_iam_role.l.arn
  vpc_config {
    subnet_ids = data.aws_subnets.d.ids
  }
}
resource "aws_eks_node_group" "n" {
  cluster_name    = aws_eks_cluster.e.name
  node_group_name = "n"
  node_role_arn   = aws_iam_role.l.arn
  subnet_ids      = data.aws_subnets.d.ids
  scaling_config {
    desired_size = 1
    max_size     = 2
    min_size     = 1
  }
}
resource "aws_eks_addon" "a" {
  cluster_name = aws_eks_cluster.e.name
  addon_name   = "vpc-cni"
}
resource "aws_iam_openid_connect_provider" "o" {
  client_id_list  = ["sts.amazonaws.com"]
  thumbprint_list = ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
  url             = aws_eks_cluster.e.identity[0].oidc[0].issuer
}
resource "aws_elasticache_subnet_group" "s" {
  name       = "s"
  subnet_ids = data.aws_subnets.d.ids
}
resource "aws_elasticache_parameter_group" "p" {
  name   = "p"
  family = "redis7"
}
resource "aws_elasticache_replication_group" "r" {
  replication_group_id       = "r"
  description                = "r"
  node_type                  = "cache.t3.micro"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  subnet_group_name          = aws_elasticache_subnet_group.s.name
  parameter_group_name       = aws_elasticache_parameter_group.p.name
  security_group_ids         = [aws_security_group.s.id]
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
}
resource "aws_elasticache_cluster" "m" {
  cluster_id      = "m"
  engine          = "memcached"
  node_type       = "cache.t3.micro"
  num_cache_nodes = 1
}
resource "aws_efs_file_system" "e" { encrypted = true }
resource "aws_efs_mount_target" "m" {
  count          = 3
  file_system_id = aws_efs_file_system.e.id
  subnet_id      = data.aws_subnets.d.ids[count.index]
}
resource "aws_efs_access_point" "a" { file_system_id = aws_efs_file_system.e.id }
resource "aws_cognito_user_pool" "p" { name = "p" }
resource "aws_cognito_user_pool_client" "c" {
  name         = "c"
  user_pool_id = aws_cognito_user_pool.p.id
}
resource "aws_cognito_user_pool_domain" "d" {
  domain       = "d-${random_id.s.hex}"
  user_pool_id = aws_cognito_user_pool.p.id
}
resource "aws_cognito_identity_pool" "i" {
  identity_pool_name = "i"
  cognito_identity_providers {
    client_id     = aws_cognito_user_pool_client.c.id
    provider_name = aws_cognito_user_pool.p.endpoint
  }
}
resource "aws_cognito_identity_pool_roles_attachment" "r" {
  identity_pool_id = aws_cognito_identity_pool.i.id
  roles            = { authenticated = aws_iam_role.l.arn }
}
resource "aws_api_gateway_rest_api" "a" { name = "a" }
resource "aws_api_gateway_resource" "r" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  parent_id   = aws_api_gateway_rest_api.a.root_resource_id
  path_part   = "x"
}
resource "aws_api_gateway_authorizer" "z" {
  name          = "z"
  rest_api_id   = aws_api_gateway_rest_api.a.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = [aws_cognito_user_pool.p.arn]
}
resource "aws_api_gateway_method" "m" {
  rest_api_id   = aws_api_gateway_rest_api.a.id
  resource_id   = aws_api_gateway_resource.r.id
  http_method   = "GET"
  authorization = "COGNITO_USER_POOLS"
  authorizer_id = aws_api_gateway_authorizer.z.id
}
resource "aws_api_gateway_integration" "i" {
  rest_api_id             = aws_api_gateway_rest_api.a.id
  resource_id             = aws_api_gateway_resource.r.id
  http_method             = aws_api_gateway_method.m.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = aws_lambda_function.f.invoke_arn
}
resource "aws_api_gateway_method_response" "r" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  resource_id = aws_api_gateway_resource.r.id
  http_method = aws_api_gateway_method.m.http_method
  status_code = "200"
}
resource "aws_api_gateway_integration_response" "r" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  resource_id = aws_api_gateway_resource.r.id
  http_method = aws_api_gateway_method.m.http_method
  status_code = aws_api_gateway_method_response.r.status_code
}
resource "aws_api_gateway_deployment" "d" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  triggers    = { redeploy = sha1(jsonencode([aws_api_gateway_resource.r.id, aws_api_gateway_method.m.id, aws_api_gateway_integration.i.id])) }
  lifecycle { create_before_destroy = true }
}
resource "aws_api_gateway_stage" "s" {
  rest_api_id   = aws_api_gateway_rest_api.a.id
  deployment_id = aws_api_gateway_deployment.d.id
  stage_name    = "prod"
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.l.arn
    format          = "$context.requestId"
  }
}
resource "aws_api_gateway_method_settings" "s" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  stage_name  = aws_api_gateway_stage.s.stage_name
  method_path = "*/*"
  settings {
    metrics_enabled = true
  }
}
resource "aws_api_gateway_account" "a" { cloudwatch_role_arn = aws_iam_role.l.arn }
resource "aws_api_gateway_usage_plan" "u" {
  name = "u"
  api_stages {
    api_id = aws_api_gateway_rest_api.a.id
    stage  = aws_api_gateway_stage.s.stage_name
  }
}
resource "aws_api_gateway_api_key" "k" { name = "k" }
resource "aws_api_gateway_usage_plan_key" "k" {
  key_id        = aws_api_gateway_api_key.k.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.u.id
}
resource "aws_lambda_permission" "api" {
  statement_id  = "api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.f.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.a.execution_arn}/*/*"
}
resource "aws_apigatewayv2_api" "h" {
  name          = "h"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_integration" "h" {
  api_id                 = aws_apigatewayv2_api.h.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.f.invoke_arn
  payload_format_version = "2.0"
}
resource "aws_apigatewayv2_route" "h" {
  api_id    = aws_apigatewayv2_api.h.id
  route_key = "GET /"
  target    = "integrations/${aws_apigatewayv2_integration.h.id}"
}
resource "aws_apigatewayv2_stage" "h" {
  api_id      = aws_apigatewayv2_api.h.id
  name        = "$default"
  auto_deploy = true
}
resource "aws_cloudfront_origin_access_control" "o" {
  name                              = "o"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}
resource "aws_cloudfront_origin_access_identity" "o" { comment = "x" }
data "aws_cloudfront_cache_policy" "c" { name = "Managed-CachingOptimized" }
resource "aws_cloudfront_distribution" "d" {
  enabled = true
  origin {
    domain_name              = aws_s3_bucket.b.bucket_regional_domain_name
    origin_id                = "s3"
    origin_access_control_id = aws_cloudfront_origin_access_control.o.id
  }
  origin {
    domain_name = aws_s3_bucket.pre.bucket_regional_domain_name
    origin_id   = "s3b"
    s3_origin_config {
      origin_access_identity = aws_cloudfront_origin_access_identity.o.cloudfront_access_identity_path
    }
  }
  default_cache_behavior {
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "s3"
    viewer_protocol_policy = "redirect-to-https"
    cache_policy_id        = data.aws_cloudfront_cache_policy.c.id
  }
  ordered_cache_behavior {
    path_pattern           = "/x/*"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    target_origin_id       = "s3b"
    viewer_protocol_policy = "redirect-to-https"
    forwarded_values {
      query_string = false
      cookies {
        forward = "none"
      }
    }
  }
  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

# Ours, for the test that every type here applies and settles in rehearsal; no example of good infrastructure.
provider "aws" { region = "eu-west-1" }
provider "aws" {
  alias  = "use1"
  region = "us-east-1"
}
data "aws_caller_identity" "me" {}
data "aws_region" "r" {}
data "aws_vpc" "v" { default = true }
data "aws_subnets" "s" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.v.id]
  }
}
data "aws_iam_policy_document" "a" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["config.amazonaws.com", "cloudtrail.amazonaws.com", "backup.amazonaws.com", "codebuild.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "r" {
  name_prefix        = "r-"
  assume_role_policy = data.aws_iam_policy_document.a.json
}
resource "aws_kms_key" "k" {}
resource "aws_s3_bucket" "b" { bucket = "ops-bucket-x" }
resource "aws_sns_topic" "t" { name = "t" }
resource "aws_security_group" "s" { vpc_id = data.aws_vpc.v.id }
resource "aws_cloudwatch_log_group" "l" { name = "l" }
resource "aws_cloudtrail" "t" {
  name                       = "trail"
  s3_bucket_name             = aws_s3_bucket.b.id
  kms_key_id                 = aws_kms_key.k.arn
  is_multi_region_trail      = true
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.l.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.r.arn
  event_selector {
    read_write_type           = "All"
    include_management_events = true
    data_resource {
      type   = "AWS::S3::Object"
      values = ["${aws_s3_bucket.b.arn}/"]
    }
  }
}
resource "aws_config_configuration_recorder" "r" {
  name     = "r"
  role_arn = aws_iam_role.r.arn
  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}
resource "aws_config_configuration_recorder" "d" { role_arn = aws_iam_role.r.arn }
resource "aws_config_delivery_channel" "c" {
  name           = "c"
  s3_bucket_name = aws_s3_bucket.b.bucket
  depends_on     = [aws_config_configuration_recorder.r]
}
resource "aws_config_configuration_recorder_status" "s" {
  name       = aws_config_configuration_recorder.r.name
  is_enabled = true
}
resource "aws_config_config_rule" "r" {
  name = "r"
  source {
    owner             = "AWS"
    source_identifier = "S3_BUCKET_VERSIONING_ENABLED"
  }
}
resource "aws_config_conformance_pack" "p" {
  name          = "p"
  template_body = "Resources: {}"
}
resource "aws_config_remediation_configuration" "r" {
  config_rule_name = aws_config_config_rule.r.name
  target_type      = "SSM_DOCUMENT"
  target_id        = "AWS-EnableS3BucketEncryption"
}
resource "aws_guardduty_detector" "d" { enable = true }
resource "aws_guardduty_detector_feature" "f" {
  detector_id = aws_guardduty_detector.d.id
  name        = "S3_DATA_EVENTS"
  status      = "ENABLED"
}
resource "aws_securityhub_account" "a" {}
resource "aws_securityhub_standards_subscription" "s" {
  standards_arn = "arn:aws:securityhub:${data.aws_region.r.name}::standards/aws-foundational-security-best-practices/v/1.0.0"
  depends_on    = [aws_securityhub_account.a]
}
resource "aws_macie2_account" "m" {}
resource "aws_inspector2_enabler" "e" {
  account_ids    = [data.aws_caller_identity.me.account_id]
  resource_types = ["EC2"]
}
resource "aws_accessanalyzer_analyzer" "a" { analyzer_name = "a" }
resource "aws_backup_vault" "v" { name = "vault" }
resource "aws_backup_plan" "p" {
  name = "p"
  rule {
    rule_name         = "r"
    target_vault_name = aws_backup_vault.v.name
    schedule          = "cron(0 5 * * ? *)"
    lifecycle { delete_after = 30 }
  }
}
resource "aws_backup_selection" "s" {
  iam_role_arn = aws_iam_role.r.arn
  name         = "s"
  plan_id      = aws_backup_plan.p.id
  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "true"
  }
}
resource "aws_backup_vault_policy" "p" {
  backup_vault_name = aws_backup_vault.v.name
  policy            = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Principal = "*", Action = "backup:DeleteRecoveryPoint", Resource = aws_backup_vault.v.arn }] })
}
resource "aws_codebuild_project" "p" {
  name         = "p"
  service_role = aws_iam_role.r.arn
  artifacts { type = "NO_ARTIFACTS" }
  environment {
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
    type         = "LINUX_CONTAINER"
  }
  source {
    type     = "CODECOMMIT"
    location = aws_codecommit_repository.r.clone_url_http
  }
}
resource "aws_codecommit_repository" "r" { repository_name = "r" }
resource "aws_codestarconnections_connection" "c" {
  name          = "c"
  provider_type = "GitHub"
}
resource "aws_codepipeline" "p" {
  name     = "p"
  role_arn = aws_iam_role.r.arn
  artifact_store {
    location = aws_s3_bucket.b.bucket
    type     = "S3"
    encryption_key {
      id   = aws_kms_key.k.arn
      type = "KMS"
    }
  }
  stage {
    name = "Source"
    action {
      name             = "S"
      category         = "Source"
      owner            = "AWS"
      provider         = "CodeStarSourceConnection"
      version          = "1"
      output_artifacts = ["o"]
      configuration    = { ConnectionArn = aws_codestarconnections_connection.c.arn, FullRepositoryId = "a/b", BranchName = "main" }
    }
  }
  stage {
    name = "Build"
    action {
      name            = "B"
      category        = "Build"
      owner           = "AWS"
      provider        = "CodeBuild"
      version         = "1"
      input_artifacts = ["o"]
      configuration   = { ProjectName = aws_codebuild_project.p.name }
    }
  }
}
resource "aws_codedeploy_app" "a" {
  name             = "a"
  compute_platform = "Server"
}
resource "aws_codedeploy_deployment_group" "g" {
  app_name              = aws_codedeploy_app.a.name
  deployment_group_name = "g"
  service_role_arn      = aws_iam_role.r.arn
}
resource "aws_glue_catalog_database" "d" { name = "d" }
resource "aws_glue_crawler" "c" {
  name          = "c"
  role          = aws_iam_role.r.arn
  database_name = aws_glue_catalog_database.d.name
  s3_target { path = "s3://${aws_s3_bucket.b.bucket}/x" }
}
resource "aws_glue_job" "j" {
  name     = "j"
  role_arn = aws_iam_role.r.arn
  command { script_location = "s3://${aws_s3_bucket.b.bucket}/j.py" }
}
resource "aws_glue_catalog_table" "t" {
  name          = "t"
  database_name = aws_glue_catalog_database.d.name
}
resource "aws_athena_workgroup" "w" {
  name = "w"
  configuration {
    result_configuration { output_location = "s3://${aws_s3_bucket.b.bucket}/o" }
  }
}
resource "aws_athena_database" "d" {
  name   = "d"
  bucket = aws_s3_bucket.b.bucket
}
resource "aws_budgets_budget" "b" {
  name         = "b"
  budget_type  = "COST"
  limit_amount = "100"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"
}
resource "aws_ce_anomaly_monitor" "m" {
  name              = "m"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}
resource "aws_msk_cluster" "k" {
  cluster_name           = "k"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 3
  broker_node_group_info {
    instance_type   = "kafka.t3.small"
    client_subnets  = data.aws_subnets.s.ids
    security_groups = [aws_security_group.s.id]
  }
}
resource "aws_opensearch_domain" "o" {
  domain_name    = "domain"
  engine_version = "OpenSearch_2.11"
  cluster_config { instance_type = "t3.small.search" }
  ebs_options {
    ebs_enabled = true
    volume_size = 10
  }
  encrypt_at_rest { enabled = true }
  node_to_node_encryption { enabled = true }
  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }
}
resource "aws_redshift_subnet_group" "s" {
  name       = "s"
  subnet_ids = data.aws_subnets.s.ids
}
resource "aws_redshift_cluster" "r" {
  cluster_identifier        = "r"
  node_type                 = "ra3.large"
  master_username           = "u"
  manage_master_password    = true
  cluster_subnet_group_name = aws_redshift_subnet_group.s.name
  skip_final_snapshot       = true
}
resource "aws_docdb_subnet_group" "s" {
  name       = "s"
  subnet_ids = data.aws_subnets.s.ids
}
resource "aws_docdb_cluster" "d" {
  cluster_identifier   = "d"
  master_username      = "u"
  master_password      = "password123"
  skip_final_snapshot  = true
  db_subnet_group_name = aws_docdb_subnet_group.s.name
}
resource "aws_docdb_cluster_instance" "d" {
  cluster_identifier = aws_docdb_cluster.d.id
  instance_class     = "db.t3.medium"
}
resource "aws_neptune_cluster" "n" {
  cluster_identifier  = "n"
  skip_final_snapshot = true
}
resource "aws_neptune_cluster_instance" "n" {
  cluster_identifier = aws_neptune_cluster.n.id
  instance_class     = "db.t3.medium"
}
resource "aws_dms_replication_subnet_group" "s" {
  replication_subnet_group_id          = "s"
  replication_subnet_group_description = "s"
  subnet_ids                           = data.aws_subnets.s.ids
}
resource "aws_dms_replication_instance" "i" {
  replication_instance_id     = "inst"
  replication_instance_class  = "dms.t3.micro"
  replication_subnet_group_id = aws_dms_replication_subnet_group.s.id
}
resource "aws_dms_endpoint" "e" {
  endpoint_id   = "endp"
  endpoint_type = "source"
  engine_name   = "aurora"
  server_name   = aws_docdb_cluster.d.endpoint
  port          = 3306
  username      = "u"
  password      = "p"
}
resource "aws_dms_replication_task" "t" {
  replication_task_id      = "task"
  migration_type           = "full-load"
  replication_instance_arn = aws_dms_replication_instance.i.replication_instance_arn
  source_endpoint_arn      = aws_dms_endpoint.e.endpoint_arn
  target_endpoint_arn      = aws_dms_endpoint.e.endpoint_arn
  table_mappings           = jsonencode({ rules = [] })
}
resource "aws_scheduler_schedule" "s" {
  name                = "s"
  schedule_expression = "rate(1 hour)"
  flexible_time_window { mode = "OFF" }
  target {
    arn      = "arn:aws:scheduler:::aws-sdk:sqs:sendMessage"
    role_arn = aws_iam_role.r.arn
  }
}
resource "aws_transfer_server" "t" {}
resource "aws_ses_domain_identity" "d" { domain = "example.com" }
resource "aws_ses_domain_dkim" "d" { domain = aws_ses_domain_identity.d.domain }
resource "aws_ses_configuration_set" "c" { name = "c" }
resource "aws_batch_compute_environment" "c" {
  compute_environment_name = "c"
  type                     = "MANAGED"
  compute_resources {
    type               = "FARGATE"
    max_vcpus          = 4
    subnets            = data.aws_subnets.s.ids
    security_group_ids = [aws_security_group.s.id]
  }
}
resource "aws_batch_job_queue" "q" {
  name     = "q"
  priority = 1
  state    = "ENABLED"
  compute_environment_order {
    order               = 1
    compute_environment = aws_batch_compute_environment.c.arn
  }
}
resource "aws_batch_job_definition" "d" {
  name                 = "d"
  type                 = "container"
  container_properties = jsonencode({ image = "x", vcpus = 1, memory = 128 })
}
resource "aws_timestreamwrite_database" "d" { database_name = "ddd" }
resource "aws_timestreamwrite_table" "t" {
  database_name = aws_timestreamwrite_database.d.database_name
  table_name    = "ttt"
}
resource "aws_mq_broker" "b" {
  broker_name                = "b"
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  host_instance_type         = "mq.t3.micro"
  auto_minor_version_upgrade = true
  user {
    username = "user"
    password = "passwordpassword"
  }
}
resource "aws_xray_sampling_rule" "r" {
  rule_name      = "r"
  priority       = 1
  version        = 1
  reservoir_size = 1
  fixed_rate     = 0.05
  url_path       = "*"
  host           = "*"
  http_method    = "GET"
  service_type   = "*"
  service_name   = "*"
  resource_arn   = "*"
}
resource "aws_xray_group" "g" {
  group_name        = "g"
  filter_expression = "responsetime > 5"
}
resource "aws_ssm_document" "d" {
  name          = "docu"
  document_type = "Command"
  content       = jsonencode({ schemaVersion = "2.2", description = "x", mainSteps = [] })
}
resource "aws_ssm_association" "a" {
  name = aws_ssm_document.d.name
  targets {
    key    = "tag:x"
    values = ["y"]
  }
}
resource "aws_ssm_maintenance_window" "w" {
  name     = "w"
  schedule = "cron(0 16 ? * TUE *)"
  duration = 3
  cutoff   = 1
}
resource "aws_ssm_patch_baseline" "p" {
  name             = "patch"
  approved_patches = ["KB123456"]
}
resource "aws_organizations_organization" "o" { feature_set = "ALL" }
resource "aws_organizations_organizational_unit" "u" {
  name      = "u"
  parent_id = aws_organizations_organization.o.roots[0].id
}
resource "aws_organizations_policy" "p" {
  name    = "p"
  content = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }] })
}
resource "aws_organizations_policy_attachment" "a" {
  policy_id = aws_organizations_policy.p.id
  target_id = aws_organizations_organizational_unit.u.id
}
resource "aws_organizations_account" "a" {
  name      = "a"
  email     = "a@example.com"
  parent_id = aws_organizations_organizational_unit.u.id
}
resource "aws_cloudformation_stack" "s" {
  name          = "s"
  template_body = jsonencode({ Resources = {} })
}
resource "aws_service_discovery_private_dns_namespace" "n" {
  name = "x.local"
  vpc  = data.aws_vpc.v.id
}
resource "aws_service_discovery_service" "s" {
  name = "s"
  dns_config {
    namespace_id = aws_service_discovery_private_dns_namespace.n.id
    dns_records {
      ttl  = 10
      type = "A"
    }
  }
}
resource "aws_lb" "nlb" {
  name_prefix        = "nlb-"
  load_balancer_type = "network"
  subnets            = data.aws_subnets.s.ids
}
resource "aws_lb_target_group" "ip" {
  name        = "ip"
  port        = 443
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = data.aws_vpc.v.id
}
resource "aws_lb_listener" "tcp" {
  load_balancer_arn = aws_lb.nlb.arn
  port              = 443
  protocol          = "TCP"
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.ip.arn
  }
}
resource "aws_acm_certificate" "c" {
  provider          = aws.use1
  domain_name       = "example.com"
  validation_method = "DNS"
}
resource "aws_wafv2_web_acl" "cf" {
  provider = aws.use1
  name     = "cf"
  scope    = "CLOUDFRONT"
  default_action {
    allow {}
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "w"
    sampled_requests_enabled   = true
  }
}
resource "aws_kms_replica_key" "r" {
  provider        = aws.use1
  primary_key_arn = aws_kms_key.mr.arn
}
resource "aws_kms_key" "mr" { multi_region = true }
resource "aws_dlm_lifecycle_policy" "p" {
  description        = "x"
  execution_role_arn = aws_iam_role.r.arn
  state              = "ENABLED"
  policy_details {
    resource_types = ["VOLUME"]
    schedule {
      name = "s"
      create_rule { interval = 24 }
      retain_rule { count = 7 }
    }
    target_tags = { x = "y" }
  }
}
resource "aws_networkfirewall_firewall_policy" "p" {
  name = "p"
  firewall_policy {
    stateless_default_actions          = ["aws:pass"]
    stateless_fragment_default_actions = ["aws:pass"]
  }
}
resource "aws_networkfirewall_firewall" "f" {
  name                = "f"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.p.arn
  vpc_id              = data.aws_vpc.v.id
  subnet_mapping { subnet_id = data.aws_subnets.s.ids[0] }
}
resource "aws_lambda_function" "img" {
  function_name = "img"
  package_type  = "Image"
  image_uri     = "${data.aws_caller_identity.me.account_id}.dkr.ecr.eu-west-1.amazonaws.com/x:1"
  role          = aws_iam_role.r.arn
}
resource "aws_rds_global_cluster" "g" {
  global_cluster_identifier = "g"
  engine                    = "aurora-mysql"
}
resource "aws_rds_cluster" "g" {
  cluster_identifier_prefix = "g-"
  engine                    = "aurora-mysql"
  global_cluster_identifier = aws_rds_global_cluster.g.id
  master_username           = "u"
  master_password           = "passpasspass"
  skip_final_snapshot       = true
}
resource "aws_db_proxy" "p" {
  name           = "p"
  engine_family  = "MYSQL"
  role_arn       = aws_iam_role.r.arn
  vpc_subnet_ids = data.aws_subnets.s.ids
  auth {
    auth_scheme = "SECRETS"
    secret_arn  = aws_secretsmanager_secret.s.arn
  }
}
resource "aws_db_proxy_default_target_group" "d" { db_proxy_name = aws_db_proxy.p.name }
resource "aws_db_proxy_target" "t" {
  db_proxy_name         = aws_db_proxy.p.name
  target_group_name     = aws_db_proxy_default_target_group.d.name
  db_cluster_identifier = aws_rds_cluster.g.id
}
resource "aws_secretsmanager_secret" "s" { name = "s" }
resource "aws_lakeformation_resource" "r" { arn = aws_s3_bucket.b.arn }
resource "aws_appsync_graphql_api" "a" {
  name                = "a"
  authentication_type = "API_KEY"
}
resource "aws_elasticache_serverless_cache" "c" {
  name   = "c"
  engine = "valkey"
}
resource "aws_spot_fleet_request" "s" {
  iam_fleet_role  = aws_iam_role.r.arn
  target_capacity = 1
  launch_specification {
    ami           = "ami-12345678"
    instance_type = "t3.micro"
  }
}
resource "aws_emr_cluster" "e" {
  name          = "e"
  release_label = "emr-7.0.0"
  service_role  = aws_iam_role.r.arn
  master_instance_group { instance_type = "m5.xlarge" }
  core_instance_group { instance_type = "m5.xlarge" }
}

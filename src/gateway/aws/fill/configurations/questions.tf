# Ours, for the test that every type here applies and settles in rehearsal; no example of good infrastructure.
provider "aws" { region = "ap-northeast-1" }
data "aws_caller_identity" "x" {}
data "aws_availability_zones" "x" {
  state = "available"
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
  exclude_names = ["ap-northeast-1d"]
}
data "aws_availability_zone" "x" { name = "ap-northeast-1c" }
data "aws_ami" "u" {
  most_recent = true
  owners      = ["099720109477"]
  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"]
  }
}
data "aws_ami" "w" {
  most_recent = true
  owners      = ["amazon"]
  filter {
    name   = "name"
    values = ["Windows_Server-2022-English-Full-Base-*"]
  }
}
data "aws_ami_ids" "x" { owners = ["amazon"] }
data "aws_vpc" "id" { id = "vpc-0123456789abcdef0" }
data "aws_vpc" "tag" { tags = { Name = "prod" } }
data "aws_vpc" "d" { default = true }
data "aws_vpcs" "x" {}
data "aws_subnets" "d" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.d.id]
  }
}
data "aws_subnets" "priv" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.tag.id]
  }
  tags = { Tier = "private" }
}
data "aws_subnet" "p" {
  for_each = toset(data.aws_subnets.priv.ids)
  id       = each.key
}
data "aws_subnet" "one" {
  vpc_id            = data.aws_vpc.d.id
  availability_zone = "ap-northeast-1c"
}
data "aws_security_group" "d" {
  vpc_id = data.aws_vpc.d.id
  name   = "default"
}
data "aws_security_groups" "x" {}
data "aws_route53_zone" "x" { name = "example.org." }
data "aws_route53_zone" "y" {
  name         = "example.org"
  private_zone = false
}
data "aws_acm_certificate" "x" {
  domain   = "*.example.org"
  statuses = ["ISSUED"]
}
data "aws_ssm_parameter" "ami" { name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64" }
data "aws_ssm_parameter" "p" { name = "/app/db/password" }
data "aws_secretsmanager_secret" "s" { name = "db" }
data "aws_secretsmanager_secret_version" "s" { secret_id = data.aws_secretsmanager_secret.s.id }
data "aws_kms_key" "k" { key_id = "alias/aws/ebs" }
data "aws_kms_alias" "k" { name = "alias/aws/s3" }
data "aws_s3_bucket" "b" { bucket = "b-x-y" }
data "aws_iam_role" "r" { name = "r" }
data "aws_iam_policy" "p" { name = "AdministratorAccess" }
data "aws_iam_policy" "q" { arn = "arn:aws:iam::aws:policy/ReadOnlyAccess" }
data "aws_iam_user" "u" { user_name = "u" }
data "aws_eks_cluster" "e" { name = "e" }
data "aws_eks_cluster_auth" "e" { name = "e" }
data "aws_ecr_repository" "r" { name = "r" }
data "aws_ecr_authorization_token" "t" {}
data "aws_db_instance" "d" { db_instance_identifier = "d" }
data "aws_rds_cluster" "c" { cluster_identifier = "c" }
data "aws_rds_engine_version" "e" { engine = "aurora-mysql" }
data "aws_rds_orderable_db_instance" "o" {
  engine                     = "mysql"
  preferred_instance_classes = ["db.t4g.micro", "db.t3.micro"]
}
data "aws_lambda_function" "f" { function_name = "f" }
data "aws_lb" "l" { name = "l" }
data "aws_lb_target_group" "t" { name = "t" }
data "aws_lb_listener" "l" {
  load_balancer_arn = data.aws_lb.l.arn
  port              = 443
}
data "aws_cloudfront_cache_policy" "c" { name = "Managed-CachingDisabled" }
data "aws_cloudfront_origin_request_policy" "o" { name = "Managed-AllViewer" }
data "aws_cloudfront_response_headers_policy" "r" { name = "Managed-SecurityHeadersPolicy" }
data "aws_ec2_managed_prefix_list" "cf" { name = "com.amazonaws.global.cloudfront.origin-facing" }
data "aws_prefix_list" "s3" { name = "com.amazonaws.ap-northeast-1.s3" }
data "aws_vpc_endpoint_service" "s" { service = "ssm" }
data "aws_ec2_instance_type" "t" { instance_type = "m6g.2xlarge" }
data "aws_ec2_instance_type_offerings" "o" {
  filter {
    name   = "instance-type"
    values = ["t3.micro"]
  }
  location_type = "availability-zone"
}
data "aws_default_tags" "d" {}
data "aws_organizations_organization" "o" {}
data "aws_ip_ranges" "r" { services = ["cloudfront"] }
data "aws_internet_gateway" "i" {
  filter {
    name   = "attachment.vpc-id"
    values = [data.aws_vpc.d.id]
  }
}
data "aws_route_table" "r" { vpc_id = data.aws_vpc.d.id }
data "aws_route_tables" "r" { vpc_id = data.aws_vpc.d.id }
data "aws_instances" "i" {}
data "aws_instance" "i" { instance_id = "i-0123456789abcdef0" }
data "aws_regions" "r" {}
data "aws_region" "r" {}
data "aws_partition" "p" {}
data "aws_elb_service_account" "e" {}
data "aws_service_principal" "s" { service_name = "s3" }
data "aws_billing_service_account" "b" {}
data "aws_cloudtrail_service_account" "b" {}
data "aws_canonical_user_id" "c" {}
data "aws_cloudfront_log_delivery_canonical_user_id" "c" {}
data "aws_lb_hosted_zone_id" "z" {}
data "aws_elb_hosted_zone_id" "z" {}
data "aws_iam_session_context" "c" { arn = data.aws_caller_identity.x.arn }
data "aws_sns_topic" "t" { name = "t" }
data "aws_sqs_queue" "q" { name = "q" }
data "aws_dynamodb_table" "t" { name = "t" }
data "aws_ecs_cluster" "c" { cluster_name = "c" }
data "aws_cloudwatch_log_group" "l" { name = "l" }
data "aws_guardduty_detector" "d" {}
data "aws_nat_gateway" "n" { vpc_id = data.aws_vpc.d.id }
data "aws_network_interface" "e" { id = "eni-0123456789abcdef0" }
data "aws_ssoadmin_instances" "i" {}
data "aws_launch_template" "l" { name = "l" }
data "aws_autoscaling_group" "a" { name = "a" }
data "aws_db_subnet_group" "d" { name = "d" }
data "aws_iam_openid_connect_provider" "o" { url = "https://token.actions.githubusercontent.com" }
data "aws_api_gateway_rest_api" "a" { name = "a" }
data "aws_elasticache_replication_group" "r" { replication_group_id = "r" }
data "aws_efs_file_system" "f" { file_system_id = "fs-0123456789abcdef0" }
data "aws_wafv2_web_acl" "w" {
  name  = "w"
  scope = "REGIONAL"
}
data "aws_ebs_snapshot" "s" { most_recent = true }
data "aws_msk_cluster" "m" { cluster_name = "m" }
data "aws_cognito_user_pools" "p" { name = "p" }
data "aws_kinesis_stream" "k" { name = "k" }
data "aws_outposts_outposts" "o" {}
data "aws_acmpca_certificate_authority" "c" { arn = "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/12345678-1234-1234-1234-123456789012" }
data "aws_iam_account_alias" "a" {}
data "aws_ec2_transit_gateway" "t" {}
data "aws_servicequotas_service_quota" "q" {
  service_code = "ec2"
  quota_code   = "L-1216C47A"
}
resource "aws_instance" "i" {
  ami                    = data.aws_ami.u.id
  instance_type          = data.aws_ec2_instance_type.t.instance_type
  subnet_id              = data.aws_subnets.d.ids[0]
  vpc_security_group_ids = [data.aws_security_group.d.id]
}
resource "aws_route53_record" "r" {
  zone_id = data.aws_route53_zone.x.zone_id
  name    = "a.${data.aws_route53_zone.x.name}"
  type    = "A"
  alias {
    name                   = data.aws_lb.l.dns_name
    zone_id                = data.aws_lb.l.zone_id
    evaluate_target_health = false
  }
}
resource "aws_lb_listener_rule" "x" {
  listener_arn = data.aws_lb_listener.l.arn
  action {
    type             = "forward"
    target_group_arn = data.aws_lb_target_group.t.arn
  }
  condition {
    host_header {
      values = ["a"]
    }
  }
}
resource "aws_security_group" "cidrs" {
  vpc_id = data.aws_vpc.tag.id
  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    cidr_blocks     = concat([for s in data.aws_subnet.p : s.cidr_block], data.aws_ip_ranges.r.cidr_blocks, data.aws_prefix_list.s3.cidr_blocks)
    prefix_list_ids = [data.aws_ec2_managed_prefix_list.cf.id]
  }
}
output "x" {
  value = {
    zones  = data.aws_availability_zones.x.names
    zids   = data.aws_availability_zones.x.zone_ids
    ami    = [data.aws_ami.u.id, data.aws_ami.u.name, data.aws_ami.w.platform, data.aws_ami.u.root_device_name]
    cidrs  = [for s in data.aws_subnet.p : "${s.cidr_block} ${s.availability_zone}"]
    one    = data.aws_subnet.one.availability_zone
    zone   = [data.aws_route53_zone.x.zone_id == data.aws_route53_zone.y.zone_id, data.aws_route53_zone.x.name]
    amip   = nonsensitive(data.aws_ssm_parameter.ami.value)
    secret = nonsensitive(jsondecode(data.aws_secretsmanager_secret_version.s.secret_string)["username"])
    key    = data.aws_kms_key.k.arn
    pol    = [data.aws_iam_policy.p.arn, data.aws_iam_policy.q.name]
    db     = data.aws_db_instance.d.endpoint
    eng    = [data.aws_rds_engine_version.e.version, data.aws_rds_engine_version.e.parameter_group_family, data.aws_rds_orderable_db_instance.o.instance_class]
    cf     = [data.aws_cloudfront_cache_policy.c.id, data.aws_cloudfront_origin_request_policy.o.id]
    type   = [data.aws_ec2_instance_type.t.default_vcpus, data.aws_ec2_instance_type.t.memory_size, data.aws_ec2_instance_type.t.supported_architectures]
    misc   = [data.aws_regions.r.names, data.aws_lb_hosted_zone_id.z.id, data.aws_elb_service_account.e.arn, data.aws_service_principal.s.name, data.aws_cloudtrail_service_account.b.arn, data.aws_billing_service_account.b.arn]
    org    = data.aws_organizations_organization.o.roots[0].id
    eks    = data.aws_eks_cluster.e.identity[0].oidc[0].issuer
    inst   = data.aws_iam_session_context.c.issuer_arn
    aws_lb = data.aws_lb.l.arn_suffix
    msk    = data.aws_msk_cluster.m.bootstrap_brokers
    tags   = data.aws_default_tags.d.tags
  }
}

# What answers read of computed attributes: members of details that AWS fills, ids that later blocks check, addresses.
provider "aws" {
  region = "eu-west-2"
}

resource "aws_vpc" "main" {
  cidr_block                       = "10.20.0.0/16"
  assign_generated_ipv6_cidr_block = true
}

resource "aws_subnet" "main" {
  count           = 2
  vpc_id          = aws_vpc.main.id
  cidr_block      = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  ipv6_cidr_block = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, count.index)
}

resource "aws_security_group" "main" {
  name   = "main"
  vpc_id = aws_vpc.main.id
}

resource "aws_vpc_security_group_vpc_association" "main" {
  security_group_id = aws_security_group.main.id
  vpc_id            = aws_vpc.main.id
}

resource "aws_networkfirewall_firewall_policy" "main" {
  name = "main"
  firewall_policy {
    stateless_default_actions          = ["aws:pass"]
    stateless_fragment_default_actions = ["aws:pass"]
  }
}

resource "aws_networkfirewall_firewall" "main" {
  name                = "main"
  firewall_policy_arn = aws_networkfirewall_firewall_policy.main.arn
  vpc_id              = aws_vpc.main.id
  dynamic "subnet_mapping" {
    for_each = aws_subnet.main[*].id
    content {
      subnet_id = subnet_mapping.value
    }
  }
}

resource "aws_route_table" "inspected" {
  count  = 2
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    vpc_endpoint_id = one([
      for state in aws_networkfirewall_firewall.main.firewall_status[0].sync_states : state.attachment[0].endpoint_id
      if state.attachment[0].subnet_id == aws_subnet.main[count.index].id
    ])
  }
}

resource "aws_lb" "network" {
  name               = "network"
  load_balancer_type = "network"
  dynamic "subnet_mapping" {
    for_each = aws_subnet.main[*].id
    content {
      subnet_id = subnet_mapping.value
    }
  }
}

resource "aws_vpc_endpoint" "gateway" {
  vpc_id       = aws_vpc.main.id
  service_name = "com.amazonaws.eu-west-2.s3"
}

resource "aws_network_acl_rule" "gateway" {
  network_acl_id = aws_vpc.main.default_network_acl_id
  rule_number    = 200
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = aws_vpc_endpoint.gateway.cidr_blocks[0]
  from_port      = 443
  to_port        = 443
}

resource "aws_vpc_endpoint" "interface" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.eu-west-2.kms"
  vpc_endpoint_type = "Interface"
  subnet_ids        = aws_subnet.main[*].id
}

resource "aws_route53_resolver_endpoint" "inbound" {
  direction          = "INBOUND"
  security_group_ids = [aws_security_group.main.id]
  dynamic "ip_address" {
    for_each = aws_subnet.main[*].id
    content {
      subnet_id = ip_address.value
    }
  }
}

resource "aws_route53_resolver_rule" "onward" {
  domain_name          = "corp.example.com"
  rule_type            = "FORWARD"
  resolver_endpoint_id = aws_route53_resolver_endpoint.inbound.id
  dynamic "target_ip" {
    for_each = aws_route53_resolver_endpoint.inbound.ip_address
    content {
      ip = target_ip.value.ip
    }
  }
}

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_ebs_snapshot" "root" {
  volume_id = aws_instance.main.root_block_device[0].volume_id
}

resource "aws_iam_role" "main" {
  name               = "main"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = aws_iam_role.main.arn
  vpc_config {
    subnet_ids = aws_subnet.main[*].id
  }
}

resource "aws_vpc_security_group_ingress_rule" "cluster" {
  security_group_id = aws_eks_cluster.main.vpc_config[0].cluster_security_group_id
  cidr_ipv4         = aws_eks_cluster.main.kubernetes_network_config[0].service_ipv4_cidr
  ip_protocol       = "-1"
}

resource "aws_acmpca_certificate_authority" "root" {
  type = "ROOT"
  certificate_authority_configuration {
    key_algorithm     = "RSA_4096"
    signing_algorithm = "SHA512WITHRSA"
    subject {
      common_name = "example.com"
    }
  }
}

resource "aws_acmpca_certificate" "root" {
  certificate_authority_arn   = aws_acmpca_certificate_authority.root.arn
  certificate_signing_request = aws_acmpca_certificate_authority.root.certificate_signing_request
  signing_algorithm           = "SHA512WITHRSA"
  template_arn                = "arn:aws:acm-pca:::template/RootCACertificate/V1"
  validity {
    type  = "YEARS"
    value = 1
  }
}

resource "aws_acmpca_certificate_authority_certificate" "root" {
  certificate_authority_arn = aws_acmpca_certificate_authority.root.arn
  certificate               = aws_acmpca_certificate.root.certificate
}

data "aws_ssoadmin_instances" "main" {}

data "aws_identitystore_group" "admins" {
  identity_store_id = data.aws_ssoadmin_instances.main.identity_store_ids[0]
  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = "Admins"
    }
  }
}

resource "aws_identitystore_group" "operators" {
  identity_store_id = data.aws_ssoadmin_instances.main.identity_store_ids[0]
  display_name      = "Operators"
}

resource "aws_ssoadmin_permission_set" "main" {
  name         = "Main"
  instance_arn = data.aws_ssoadmin_instances.main.arns[0]
}

resource "aws_ssoadmin_account_assignment" "main" {
  for_each           = { admins = data.aws_identitystore_group.admins.group_id, operators = aws_identitystore_group.operators.group_id }
  instance_arn       = data.aws_ssoadmin_instances.main.arns[0]
  permission_set_arn = aws_ssoadmin_permission_set.main.arn
  principal_id       = each.value
  principal_type     = "GROUP"
  target_id          = "123456789012"
  target_type        = "AWS_ACCOUNT"
}

resource "aws_appconfig_application" "main" {
  name = "main-application"
}

resource "aws_appconfig_environment" "main" {
  name           = "main"
  application_id = aws_appconfig_application.main.id
}

resource "aws_fsx_openzfs_file_system" "main" {
  storage_capacity    = 64
  subnet_ids          = [aws_subnet.main[0].id]
  deployment_type     = "SINGLE_AZ_1"
  throughput_capacity = 64
}

resource "aws_fsx_openzfs_volume" "main" {
  name             = "main"
  parent_volume_id = aws_fsx_openzfs_file_system.main.root_volume_id
}

# Types whose states have names of their own: for one of them no rule says which.
resource "aws_timestreamquery_scheduled_query" "main" {
  name               = "hourly"
  execution_role_arn = aws_iam_role.main.arn
  query_string       = "SELECT 1"
  error_report_configuration {
    s3_configuration {
      bucket_name = "reports-example"
    }
  }
  notification_configuration {
    sns_configuration {
      topic_arn = "arn:aws:sns:eu-west-2:123456789012:reports"
    }
  }
  schedule_configuration {
    schedule_expression = "rate(1 hour)"
  }
  target_configuration {
    timestream_configuration {
      database_name = "metrics"
      table_name    = "hourly"
      time_column   = "time"
      dimension_mapping {
        dimension_value_type = "VARCHAR"
        name                 = "region"
      }
      multi_measure_mappings {
        target_multi_measure_name = "metrics"
        multi_measure_attribute_mapping {
          measure_value_type = "DOUBLE"
          source_column      = "cpu"
        }
      }
    }
  }
}

resource "aws_bedrock_guardrail" "main" {
  name                      = "main"
  blocked_input_messaging   = "no"
  blocked_outputs_messaging = "no"
  word_policy_config {
    words_config {
      text = "secret"
    }
  }
}

resource "aws_lambda_function" "main" {
  function_name = "main"
  role          = aws_iam_role.main.arn
  package_type  = "Image"
  image_uri     = "123456789012.dkr.ecr.eu-west-2.amazonaws.com/main:1"
}

resource "aws_lambda_alias" "main" {
  name             = "live"
  function_name    = aws_lambda_function.main.arn
  function_version = "$LATEST"
}

resource "aws_lambda_permission" "main" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_alias.main.arn
  principal     = "events.amazonaws.com"
}

# Ours, for the test that every type here applies and settles in rehearsal; no example of good infrastructure.
provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = { Project = "p" }
  }
}
data "aws_availability_zones" "a" { state = "available" }
data "aws_caller_identity" "me" {}
data "aws_region" "r" {}
data "aws_partition" "p" {}
locals { azs = slice(data.aws_availability_zones.a.names, 0, 2) }
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "main" }
}
resource "aws_subnet" "pub" {
  count                   = 2
  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  availability_zone       = local.azs[count.index]
  map_public_ip_on_launch = true
}
resource "aws_subnet" "priv" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index + 10)
  availability_zone = local.azs[count.index]
}
resource "aws_internet_gateway" "i" { vpc_id = aws_vpc.main.id }
resource "aws_eip" "n" {
  count  = 2
  domain = "vpc"
}
resource "aws_nat_gateway" "n" {
  count         = 2
  allocation_id = aws_eip.n[count.index].id
  subnet_id     = aws_subnet.pub[count.index].id
  depends_on    = [aws_internet_gateway.i]
}
resource "aws_route_table" "pub" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.i.id
  }
}
resource "aws_route_table" "priv" {
  count  = 2
  vpc_id = aws_vpc.main.id
}
resource "aws_route" "nat" {
  count                  = 2
  route_table_id         = aws_route_table.priv[count.index].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.n[count.index].id
}
resource "aws_route_table_association" "pub" {
  count          = 2
  subnet_id      = aws_subnet.pub[count.index].id
  route_table_id = aws_route_table.pub.id
}
resource "aws_default_security_group" "d" { vpc_id = aws_vpc.main.id }
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
  lifecycle { create_before_destroy = true }
}
resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = aws_vpc.main.id
}
resource "aws_security_group_rule" "db" {
  type                     = "ingress"
  from_port                = 5432
  to_port                  = 5432
  protocol                 = "tcp"
  security_group_id        = aws_security_group.db.id
  source_security_group_id = aws_security_group.web.id
}
resource "aws_vpc_security_group_ingress_rule" "x" {
  security_group_id            = aws_security_group.db.id
  referenced_security_group_id = aws_security_group.web.id
  ip_protocol                  = "tcp"
  from_port                    = 1
  to_port                      = 2
}
resource "aws_vpc_security_group_egress_rule" "x" {
  security_group_id = aws_security_group.db.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}
resource "aws_network_acl" "n" {
  vpc_id     = aws_vpc.main.id
  subnet_ids = aws_subnet.priv[*].id
  ingress {
    protocol   = "tcp"
    rule_no    = 100
    action     = "allow"
    cidr_block = "10.0.0.0/16"
    from_port  = 0
    to_port    = 65535
  }
}
resource "aws_network_acl_rule" "r" {
  network_acl_id = aws_network_acl.n.id
  rule_number    = 200
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
  from_port      = 80
  to_port        = 80
}
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.${data.aws_region.r.name}.s3"
  route_table_ids = aws_route_table.priv[*].id
}
resource "aws_vpc_endpoint" "ssm" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.${data.aws_region.r.name}.ssm"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = aws_subnet.priv[*].id
  security_group_ids  = [aws_security_group.web.id]
  private_dns_enabled = true
}
resource "aws_vpc_endpoint_route_table_association" "a" {
  route_table_id  = aws_route_table.pub.id
  vpc_endpoint_id = aws_vpc_endpoint.s3.id
}
resource "aws_vpc" "peer" { cidr_block = "10.1.0.0/16" }
resource "aws_vpc_peering_connection" "p" {
  vpc_id      = aws_vpc.main.id
  peer_vpc_id = aws_vpc.peer.id
  auto_accept = true
}
resource "aws_vpc_peering_connection_options" "o" {
  vpc_peering_connection_id = aws_vpc_peering_connection.p.id
  requester {
    allow_remote_vpc_dns_resolution = true
  }
}
resource "aws_ec2_transit_gateway" "t" { description = "t" }
resource "aws_ec2_transit_gateway_vpc_attachment" "a" {
  transit_gateway_id = aws_ec2_transit_gateway.t.id
  vpc_id             = aws_vpc.main.id
  subnet_ids         = aws_subnet.priv[*].id
}
resource "aws_ec2_transit_gateway_route_table" "rt" { transit_gateway_id = aws_ec2_transit_gateway.t.id }
resource "aws_ec2_transit_gateway_route_table_association" "as" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.a.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.rt.id
}
resource "aws_ec2_transit_gateway_route_table_propagation" "pr" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.a.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.rt.id
}
resource "aws_ec2_transit_gateway_route" "ro" {
  destination_cidr_block         = "10.9.0.0/16"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.a.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.rt.id
}
resource "aws_cloudwatch_log_group" "flow" {
  name              = "/vpc/flow"
  retention_in_days = 30
  kms_key_id        = aws_kms_key.k.arn
}
resource "aws_kms_key" "k" {
  enable_key_rotation     = true
  deletion_window_in_days = 7
}
resource "aws_kms_alias" "k" {
  name          = "alias/k"
  target_key_id = aws_kms_key.k.key_id
}
resource "aws_iam_role" "flow" {
  name               = "flow"
  assume_role_policy = data.aws_iam_policy_document.t.json
}
data "aws_iam_policy_document" "t" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["vpc-flow-logs.amazonaws.com"]
    }
  }
}
resource "aws_iam_role_policy" "flow" {
  name   = "p"
  role   = aws_iam_role.flow.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["logs:*"], Resource = "${aws_cloudwatch_log_group.flow.arn}:*" }] })
}
resource "aws_flow_log" "f" {
  vpc_id          = aws_vpc.main.id
  traffic_type    = "ALL"
  iam_role_arn    = aws_iam_role.flow.arn
  log_destination = aws_cloudwatch_log_group.flow.arn
}
resource "aws_vpc_dhcp_options" "d" { domain_name_servers = ["AmazonProvidedDNS"] }
resource "aws_vpc_dhcp_options_association" "d" {
  vpc_id          = aws_vpc.main.id
  dhcp_options_id = aws_vpc_dhcp_options.d.id
}
resource "aws_customer_gateway" "c" {
  bgp_asn    = 65000
  ip_address = "198.51.100.1"
  type       = "ipsec.1"
}
resource "aws_vpn_gateway" "v" { vpc_id = aws_vpc.main.id }
resource "aws_vpn_connection" "v" {
  vpn_gateway_id      = aws_vpn_gateway.v.id
  customer_gateway_id = aws_customer_gateway.c.id
  type                = "ipsec.1"
}
resource "aws_ec2_managed_prefix_list" "p" {
  name           = "p"
  address_family = "IPv4"
  max_entries    = 5
  entry {
    cidr = "10.0.0.0/8"
  }
}
resource "aws_network_interface" "e" { subnet_id = aws_subnet.pub[0].id }
resource "aws_default_route_table" "d" { default_route_table_id = aws_vpc.main.default_route_table_id }
resource "aws_default_network_acl" "d" { default_network_acl_id = aws_vpc.main.default_network_acl_id }
resource "aws_route53_zone" "z" {
  name = "internal.example.com"
  vpc {
    vpc_id = aws_vpc.main.id
  }
}
resource "aws_route53_zone" "pubz" { name = "example.com" }
resource "aws_acm_certificate" "c" {
  domain_name               = "example.com"
  subject_alternative_names = ["*.example.com", "api.example.com"]
  validation_method         = "DNS"
  lifecycle { create_before_destroy = true }
}
resource "aws_route53_record" "v" {
  for_each        = { for o in aws_acm_certificate.c.domain_validation_options : o.domain_name => o }
  zone_id         = aws_route53_zone.pubz.zone_id
  name            = each.value.resource_record_name
  type            = each.value.resource_record_type
  records         = [each.value.resource_record_value]
  ttl             = 60
  allow_overwrite = true
}
resource "aws_acm_certificate_validation" "v" {
  certificate_arn         = aws_acm_certificate.c.arn
  validation_record_fqdns = [for r in aws_route53_record.v : r.fqdn]
}
resource "aws_lb" "l" {
  name               = "app"
  load_balancer_type = "application"
  subnets            = aws_subnet.pub[*].id
  security_groups    = [aws_security_group.web.id]
}
resource "aws_lb_target_group" "t" {
  name_prefix = "app-"
  port        = 80
  protocol    = "HTTP"
  vpc_id      = aws_vpc.main.id
  health_check {
    path = "/"
  }
}
resource "aws_lb_listener" "h" {
  load_balancer_arn = aws_lb.l.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = aws_acm_certificate_validation.v.certificate_arn
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.t.arn
  }
}
resource "aws_lb_listener_rule" "r" {
  listener_arn = aws_lb_listener.h.arn
  priority     = 10
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.t.arn
  }
  condition {
    path_pattern {
      values = ["/a"]
    }
  }
}
resource "aws_lb_target_group_attachment" "ta" {
  target_group_arn = aws_lb_target_group.t.arn
  target_id        = aws_instance.i.id
}
data "aws_ami" "al" {
  most_recent = true
  owners      = ["amazon"]
  filter {
    name   = "name"
    values = ["al2023-ami-*-arm64"]
  }
}
resource "aws_key_pair" "k" {
  key_name   = "k"
  public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6l0Yk6h7nQ0m0h0m0h0m0h0m0h0m0h0m0h0m0h0m0h a@b"
}
resource "aws_instance" "i" {
  ami                    = data.aws_ami.al.id
  instance_type          = "t4g.micro"
  subnet_id              = aws_subnet.priv[0].id
  vpc_security_group_ids = [aws_security_group.web.id]
  iam_instance_profile   = aws_iam_instance_profile.ip.name
  key_name               = aws_key_pair.k.key_name
  user_data              = "#!/bin/bash"
  root_block_device {
    encrypted   = true
    volume_size = 20
  }
  metadata_options {
    http_tokens = "required"
  }
}
resource "aws_iam_instance_profile" "ip" { role = aws_iam_role.flow.name }
resource "aws_launch_template" "lt" {
  name_prefix   = "lt-"
  image_id      = data.aws_ami.al.id
  instance_type = "t4g.micro"
  key_name      = aws_key_pair.k.key_name
  iam_instance_profile {
    arn = aws_iam_instance_profile.ip.arn
  }
  network_interfaces {
    associate_public_ip_address = false
    security_groups             = [aws_security_group.web.id]
  }
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 20
      encrypted   = true
      kms_key_id  = aws_kms_key.k.arn
    }
  }
}
resource "aws_autoscaling_group" "a" {
  name_prefix         = "asg-"
  min_size            = 1
  max_size            = 3
  vpc_zone_identifier = aws_subnet.priv[*].id
  target_group_arns   = [aws_lb_target_group.t.arn]
  launch_template {
    id      = aws_launch_template.lt.id
    version = aws_launch_template.lt.latest_version
  }
  tag {
    key                 = "Name"
    value               = "x"
    propagate_at_launch = true
  }
}
resource "aws_autoscaling_policy" "p" {
  name                   = "p"
  autoscaling_group_name = aws_autoscaling_group.a.name
  policy_type            = "TargetTrackingScaling"
  target_tracking_configuration {
    predefined_metric_specification {
      predefined_metric_type = "ASGAverageCPUUtilization"
    }
    target_value = 50
  }
}
resource "aws_autoscaling_schedule" "s" {
  scheduled_action_name  = "s"
  autoscaling_group_name = aws_autoscaling_group.a.name
  min_size               = 0
  max_size               = 1
  desired_capacity       = 0
  recurrence             = "0 18 * * 5"
}
resource "aws_autoscaling_attachment" "at" {
  autoscaling_group_name = aws_autoscaling_group.a.id
  lb_target_group_arn    = aws_lb_target_group.t.arn
}
resource "aws_route53_record" "a" {
  zone_id = aws_route53_zone.pubz.id
  name    = "www"
  type    = "A"
  alias {
    name                   = aws_lb.l.dns_name
    zone_id                = aws_lb.l.zone_id
    evaluate_target_health = true
  }
}
resource "aws_route53_health_check" "h" {
  fqdn = "example.com"
  port = 443
  type = "HTTPS"
}
resource "aws_ebs_volume" "v" {
  availability_zone = local.azs[0]
  size              = 10
  type              = "gp3"
}
resource "aws_volume_attachment" "va" {
  device_name = "/dev/sdh"
  volume_id   = aws_ebs_volume.v.id
  instance_id = aws_instance.i.id
}
resource "aws_wafv2_web_acl" "w" {
  name  = "w"
  scope = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name     = "common"
    priority = 1
    override_action {
      none {}
    }
    statement {
      managed_rule_group_statement {
        name        = "AWSManagedRulesCommonRuleSet"
        vendor_name = "AWS"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "c"
      sampled_requests_enabled   = true
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "w"
    sampled_requests_enabled   = true
  }
}
resource "aws_wafv2_web_acl_association" "w" {
  resource_arn = aws_lb.l.arn
  web_acl_arn  = aws_wafv2_web_acl.w.arn
}
resource "aws_wafv2_ip_set" "i" {
  name               = "i"
  scope              = "REGIONAL"
  ip_address_version = "IPV4"
  addresses          = ["10.0.0.0/8"]
}
resource "aws_cloudwatch_log_group" "waf" { name = "aws-waf-logs-x" }
resource "aws_wafv2_web_acl_logging_configuration" "l" {
  log_destination_configs = [aws_cloudwatch_log_group.waf.arn]
  resource_arn            = aws_wafv2_web_acl.w.arn
}
output "x" { value = [aws_lb.l.dns_name, aws_eip.n[*].public_ip, aws_nat_gateway.n[*].public_ip, aws_vpc_endpoint.ssm.dns_entry[0].dns_name] }

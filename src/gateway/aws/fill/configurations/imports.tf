# What an answer imports is taken to be as its configuration says: nothing of it is replaced, and it keeps its id.
provider "aws" {
  region = "us-east-1"
}

import {
  to = aws_vpc.main
  id = "vpc-0aaaaaaaaaaaaaaaa"
}

resource "aws_vpc" "main" {
  cidr_block = "10.44.0.0/16"
  lifecycle {
    postcondition {
      condition     = self.id == "vpc-0aaaaaaaaaaaaaaaa" && self.enable_dns_support
      error_message = "The imported VPC was replaced, or planned without the provider's defaults."
    }
  }
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, 1)
}

import {
  for_each = toset(["orders", "payments"])
  to       = aws_cloudwatch_log_group.main[each.key]
  id       = each.key
}

resource "aws_cloudwatch_log_group" "main" {
  for_each          = toset(["orders", "payments"])
  name              = each.key
  retention_in_days = 30
}

import {
  to = aws_db_instance.main
  id = "orders"
}

resource "aws_db_instance" "main" {
  identifier          = "orders"
  engine              = "postgres"
  instance_class      = "db.t3.micro"
  allocated_storage   = 20
  username            = "orders"
  password            = "not-a-real-password"
  skip_final_snapshot = true
}

moved {
  from = aws_sqs_queue.old
  to   = aws_sqs_queue.main
}

resource "aws_sqs_queue" "main" {
  name = "orders"
}

removed {
  from = aws_sns_topic.gone
  lifecycle {
    destroy = false
  }
}

resource "terraform_data" "network" {
  input = aws_vpc.main.id
}

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.main.id
  lifecycle {
    create_before_destroy = true
    replace_triggered_by  = [terraform_data.network, aws_subnet.main.id]
  }
}

# Outputs of a stack are those of its template; a cluster has the nodes that were asked for.
resource "aws_cloudformation_stack" "main" {
  name          = "main"
  template_body = <<-YAML
    Resources:
      Topic:
        Type: AWS::SNS::Topic
    Outputs:
      TopicArn:
        Value: !Ref Topic
  YAML
}

resource "aws_sns_topic_subscription" "main" {
  topic_arn = aws_cloudformation_stack.main.outputs["TopicArn"]
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.main.arn
}

resource "aws_elasticache_cluster" "main" {
  cluster_id      = "main"
  engine          = "memcached"
  node_type       = "cache.t3.micro"
  num_cache_nodes = 2
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  description          = "orders"
  node_type            = "cache.t3.micro"
  num_cache_clusters   = 2
}

resource "aws_elasticache_cluster" "reader" {
  cluster_id           = "main-reader"
  replication_group_id = aws_elasticache_replication_group.main.id
}

output "nodes" {
  value = [aws_elasticache_cluster.main.cache_nodes[0].address, aws_elasticache_cluster.main.cache_nodes[1].address]
}

resource "aws_sesv2_email_identity" "main" {
  email_identity = "example.com"
}

resource "aws_appsync_graphql_api" "main" {
  name                = "main"
  authentication_type = "API_KEY"
}

output "tokens" {
  value = [for index in range(3) : aws_sesv2_email_identity.main.dkim_signing_attributes[0].tokens[index]]
}

output "realtime" {
  value = aws_appsync_graphql_api.main.uris["REALTIME"]
}

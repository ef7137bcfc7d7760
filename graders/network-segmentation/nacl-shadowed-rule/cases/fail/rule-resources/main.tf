resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_network_acl" "private" {
  vpc_id = aws_vpc.main.id
}

resource "aws_network_acl_rule" "deny" {
  network_acl_id = aws_network_acl.private.id
  rule_number    = 10
  egress         = true
  rule_action    = "deny"
  protocol       = "all"
  cidr_block     = "10.0.0.0/8"
}

resource "aws_network_acl_rule" "allow" {
  network_acl_id = aws_network_acl.private.id
  rule_number    = 20
  egress         = true
  rule_action    = "allow"
  protocol       = "tcp"
  cidr_block     = "10.0.3.0/24"
  from_port      = 443
  to_port        = 443
}

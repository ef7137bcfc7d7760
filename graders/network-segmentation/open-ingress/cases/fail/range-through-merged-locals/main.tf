locals {
  base   = { from = 20, to = 25 }
  rule   = merge(local.base, { cidrs = concat(["10.0.0.0/16"], ["0.0.0.0/0"]) })
  access = lookup(local.rule, "cidrs", [])
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "db" {
  name   = "db"
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group_rule" "mail" {
  type              = "ingress"
  security_group_id = aws_security_group.db.id
  protocol          = "tcp"
  from_port         = local.rule.from
  to_port           = try(local.rule.missing, local.rule.to)
  cidr_blocks       = local.access
}

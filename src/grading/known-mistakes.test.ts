/**
 * Mistakes that scanners of Terraform are known to make, 1 to 10; the others are in `known-mistakes-policies.test.ts`.
 * Each is graded twice: from its text alone, and after a rehearsed apply where Terraform is there.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { openMistakeBench, type KnownMistake } from '../dev/known-mistakes.js';

const open = 'network-segmentation/open-ingress';
const blocked = 's3-configuration/public-access-block-missing';
const encrypted = 'encryption/buckets';
const versioned = 's3-configuration/versioning';
const tagged = 'resource-management/required-tags';

const vpc = 'resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }\n';
/** A group with the given ingress rules. */
const group = (name: string, ...rules: readonly string[]): string =>
  `resource "aws_security_group" "${name}" {\n  vpc_id = aws_vpc.main.id\n${rules.map((rule) => `  ingress {\n    ${rule.replaceAll('; ', '\n    ')}\n  }\n`).join('')}}\n`;
/** The four settings of a public access block. */
const closed =
  '  block_public_acls = true\n  block_public_policy = true\n  ignore_public_acls = true\n  restrict_public_buckets = true\n';

const mistakes: Readonly<Record<string, readonly KnownMistake[]>> = {
  '1. self hides nothing': [
    {
      name: 'self beside the world, in one rule',
      files:
        vpc +
        group(
          'shell',
          'from_port = 22; to_port = 22; protocol = "tcp"; self = true; cidr_blocks = ["0.0.0.0/0"]',
        ) +
        group('peers', 'from_port = 0; to_port = 0; protocol = "-1"; self = true'),
      checks: [open],
      says: [`fail ${open} aws_security_group.shell`],
    },
  ],
  '2. a referenced group is not open': [
    {
      name: 'by the rule resource and by the list',
      files:
        vpc +
        group('web', 'from_port = 443; to_port = 443; protocol = "tcp"; cidr_blocks = ["10.0.0.0/16"]') +
        group(
          'data',
          'from_port = 5432; to_port = 5432; protocol = "tcp"; security_groups = [aws_security_group.web.id]',
        ) +
        `resource "aws_vpc_security_group_ingress_rule" "shell" {
  security_group_id            = aws_security_group.data.id
  referenced_security_group_id = aws_security_group.web.id
  ip_protocol                  = "-1"
}
`,
      checks: [open],
      says: [`pass ${open}`],
    },
  ],
  '3. every protocol and every port are open on 22, 80 and 3389': [
    {
      name: 'protocol -1 without ports, and the whole range of tcp',
      files:
        vpc +
        group('all') +
        `resource "aws_vpc_security_group_ingress_rule" "all" {
  security_group_id = aws_security_group.all.id
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}
` +
        group('tcp', 'from_port = 0; to_port = 65535; protocol = "tcp"; ipv6_cidr_blocks = ["::/0"]') +
        group('below', 'from_port = 20; to_port = 25; protocol = "6"; cidr_blocks = ["0.0.0.0/0"]'),
      expects: { publicPorts: [80, 443] },
      checks: [open],
      says: [
        `fail ${open} aws_security_group.below`,
        `fail ${open} aws_security_group.tcp`,
        `fail ${open} aws_vpc_security_group_ingress_rule.all`,
      ],
    },
  ],
  '4. rules that stand alone count': [
    {
      name: 'both kinds of rule resources',
      files:
        vpc +
        group('one') +
        group('two') +
        `resource "aws_security_group_rule" "mysql" {
  type              = "ingress"
  security_group_id = aws_security_group.one.id
  from_port         = 3306
  to_port           = 3306
  protocol          = "tcp"
  cidr_blocks       = ["0.0.0.0/0"]
}
resource "aws_security_group_rule" "out" {
  type              = "egress"
  security_group_id = aws_security_group.one.id
  from_port         = 0
  to_port           = 0
  protocol          = "-1"
  cidr_blocks       = ["0.0.0.0/0"]
}
resource "aws_vpc_security_group_ingress_rule" "desktop" {
  security_group_id = aws_security_group.two.id
  cidr_ipv6         = "::/0"
  ip_protocol       = "tcp"
  from_port         = 3389
  to_port           = 3389
}
`,
      checks: [open],
      says: [
        `fail ${open} aws_security_group_rule.mysql`,
        `fail ${open} aws_vpc_security_group_ingress_rule.desktop`,
      ],
    },
  ],
  '5. a narrow block is not the world': [
    {
      name: '/23, /29 and a variable with a narrow default',
      files:
        'variable "office" {\n  type    = list(string)\n  default = ["203.0.113.8/29"]\n}\n' +
        vpc +
        group(
          'shell',
          'from_port = 22; to_port = 22; protocol = "tcp"; cidr_blocks = ["10.0.4.0/23"]',
          'from_port = 3389; to_port = 3389; protocol = "tcp"; cidr_blocks = var.office',
        ),
      checks: [open],
      says: [`pass ${open}`],
    },
    {
      name: 'a variable whose default is the world is',
      files:
        'variable "office" {\n  type    = list(string)\n  default = ["203.0.113.8/29", "0.0.0.0/0"]\n}\n' +
        vpc +
        group('shell', 'from_port = 22; to_port = 22; protocol = "tcp"; cidr_blocks = var.office'),
      checks: [open],
      says: [`fail ${open} aws_security_group.shell`],
    },
  ],
  '6. split bucket resources join': [
    {
      name: 'through a module with for_each, computed names and chained for_each',
      files: {
        'main.tf': `resource "random_id" "run" { byte_length = 4 }
module "store" {
  source   = "./store"
  for_each = toset(["raw", "clean"])
  bucket   = "orders-\${each.key}-\${random_id.run.hex}"
}
resource "aws_s3_bucket" "logs" {
  for_each      = toset(["a", "b"])
  bucket_prefix = "logs-\${each.key}-"
}
resource "aws_s3_bucket_public_access_block" "logs" {
  for_each = aws_s3_bucket.logs
  bucket   = each.value.id
${closed}}
resource "aws_s3_bucket" "plain" { bucket = "plain-\${random_id.run.hex}" }
`,
        'store/main.tf': `variable "bucket" { type = string }
variable "versions" { default = true }
resource "aws_s3_bucket" "this" { bucket = var.bucket }
resource "aws_s3_bucket_public_access_block" "this" {
  bucket = aws_s3_bucket.this.id
${closed}}
resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  count  = 1
  bucket = aws_s3_bucket.this.bucket
  rule {
    apply_server_side_encryption_by_default { sse_algorithm = "AES256" }
  }
}
resource "aws_s3_bucket_versioning" "this" {
  count  = var.versions ? 1 : 0
  bucket = aws_s3_bucket.this.id
  versioning_configuration { status = "Enabled" }
}
`,
      },
      checks: [blocked, encrypted, versioned],
      says: [
        `fail ${blocked} aws_s3_bucket.plain`,
        `fail ${encrypted} aws_s3_bucket.logs`,
        `fail ${encrypted} aws_s3_bucket.plain`,
        `fail ${versioned} aws_s3_bucket.logs`,
        `fail ${versioned} aws_s3_bucket.plain`,
      ],
    },
  ],
  '7. count = 0 removes a resource, and the control behind it': [
    {
      name: 'an open group is gone, and so is a public access block',
      files: `variable "harden" {
  type    = bool
  default = false
}
${vpc}resource "aws_security_group" "shell" {
  count  = var.harden ? 1 : 0
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_s3_bucket" "data" { bucket_prefix = "data-" }
resource "aws_s3_bucket_public_access_block" "data" {
  count  = var.harden ? 1 : 0
  bucket = aws_s3_bucket.data.id
${closed}}
`,
      checks: [open, blocked],
      says: [`fail ${blocked} aws_s3_bucket.data`, `not-applicable ${open}`],
    },
  ],
  '8. expressions are folded': [
    {
      name: 'one-line and null defaults, merge, concat, lookup, try, conditionals',
      files: `variable "open" { default = false }
variable "extra" {
  type    = list(string)
  default = null
}
variable "stage" { default = "dev" }
locals {
  ports  = merge({ ssh = 22 }, { web = 443 })
  office = concat(["10.0.0.0/16"], var.extra == null ? [] : var.extra)
  status = lookup({ dev = "Suspended", prod = "Enabled" }, var.stage, "Enabled")
  wide   = try(var.extra[0], "0.0.0.0/0")
}
${vpc}${group('safe', 'from_port = local.ports["ssh"]; to_port = local.ports.ssh; protocol = "tcp"; cidr_blocks = var.open ? ["0.0.0.0/0"] : local.office')}${group('wide', 'from_port = local.ports.ssh; to_port = local.ports.web; protocol = "tcp"; cidr_blocks = [local.wide]')}resource "aws_s3_bucket" "data" { bucket_prefix = "data-" }
resource "aws_s3_bucket_versioning" "data" {
  bucket = aws_s3_bucket.data.id
  versioning_configuration { status = local.status }
}
`,
      checks: [open, versioned],
      says: [`fail ${open} aws_security_group.wide`, `fail ${versioned} aws_s3_bucket.data`],
    },
  ],
  '9. tags come from locals, merge and default_tags': [
    {
      name: 'some from each; an alias has default_tags of its own',
      files: `provider "aws" {
  region = "us-east-1"
  default_tags { tags = { Owner = "platform" } }
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
locals {
  shared = { Project = "orders" }
}
resource "aws_sns_topic" "merged" {
  name = "merged"
  tags = merge(local.shared, { Stage = "dev" })
}
resource "aws_sns_topic" "bare" { name = "bare" }
resource "aws_sns_topic" "west" {
  provider = aws.west
  name     = "west"
  tags     = local.shared
}
`,
      expects: { tags: ['Owner', 'Project'] },
      checks: [tagged],
      says: [`fail ${tagged} aws_sns_topic.bare`, `fail ${tagged} aws_sns_topic.west`],
    },
  ],
  '10. dynamic ingress is ingress': [
    {
      name: 'over a list of objects, one of them open',
      files: `locals {
  rules = [
    { port = 443, from = ["0.0.0.0/0"] },
    { port = 22, from = ["10.0.0.0/16"] },
  ]
  more = { shell = "0.0.0.0/0" }
}
${vpc}resource "aws_security_group" "web" {
  vpc_id = aws_vpc.main.id
  dynamic "ingress" {
    for_each = local.rules
    content {
      from_port   = ingress.value.port
      to_port     = ingress.value["port"]
      protocol    = "tcp"
      cidr_blocks = ingress.value.from
    }
  }
}
resource "aws_security_group" "shell" {
  vpc_id = aws_vpc.main.id
  dynamic "ingress" {
    for_each = local.more
    iterator = rule
    content {
      from_port   = 22
      to_port     = 22
      protocol    = "tcp"
      description = rule.key
      cidr_blocks = [rule.value]
    }
  }
}
`,
      checks: [open],
      says: [`fail ${open} aws_security_group.shell`],
    },
  ],
  'what a rehearsal fills in is no statement of the answer': [
    {
      name: 'a replica takes the engine of its source, a member of a global cluster its user',
      files: `resource "aws_db_instance" "orders" {
  identifier              = "orders"
  engine                  = "postgres"
  instance_class          = "db.t3.micro"
  allocated_storage       = 20
  username                = "keeper"
  manage_master_user_password = true
  backup_retention_period = 7
  skip_final_snapshot     = true
}
resource "aws_db_instance" "copy" {
  identifier                      = "orders-copy"
  replicate_source_db             = aws_db_instance.orders.identifier
  instance_class                  = "db.t3.micro"
  enabled_cloudwatch_logs_exports = ["postgresql"]
  skip_final_snapshot             = true
}
resource "aws_rds_global_cluster" "all" {
  global_cluster_identifier = "orders"
  engine                    = "aurora-postgresql"
}
resource "aws_rds_cluster" "member" {
  cluster_identifier        = "orders-member"
  engine                    = aws_rds_global_cluster.all.engine
  global_cluster_identifier = aws_rds_global_cluster.all.id
  skip_final_snapshot       = true
}
`,
      checks: ['rds-configuration/log-exports', 'rds-configuration/master-username'],
      says: ['not-applicable rds-configuration/log-exports', 'pass rds-configuration/master-username'],
    },
  ],
};

const bench = await openMistakeBench();
afterAll(() => bench.close());

describe.each(Object.entries(mistakes))('%s', (_, entries) => {
  describe.each(entries.map((entry) => ({ entry, name: entry.name })))('$name', ({ entry }) => {
    test.each(bench.levels)('%s', async (level) => {
      const expected = (level === 'written' ? entry.saysWritten : undefined) ?? entry.says;
      expect(await bench.verdicts(entry, level)).toEqual([...expected].sort());
    });
  });
});

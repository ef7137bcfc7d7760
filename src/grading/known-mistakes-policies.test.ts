/**
 * Mistakes that scanners of Terraform are known to make, 11 to 20; the first ten are in `known-mistakes.test.ts`. Each
 * is graded twice: from its text alone, and after a rehearsed apply where Terraform is there.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { openMistakeBench, type KnownMistake } from '../dev/known-mistakes.js';

const actions = 'access-control/wildcard-actions';
const resources = 'access-control/wildcard-resources';
const anyone = 'access-control/public-resource-policy';
const administrator = 'kms-key-policy/no-administrator';
const principal = 'kms-key-policy/wildcard-principal';
const unattached = 'network-segmentation/unattached-group';
const open = 'network-segmentation/open-ingress';
const cycle = 'dependency-cycles/reference-cycle';
const absent = 'missing-definitions/file-not-given';
const unmade = 'missing-definitions/package-never-made';
const mfa = 's3-configuration/mfa-delete';
const backups = 'rds-configuration/backups';

/** A policy from a data source, with the given statement. */
const document = (statement: string): string => `data "aws_iam_policy_document" "p" {
  statement {
    ${statement.replaceAll('; ', '\n    ')}
  }
}
resource "aws_iam_policy" "p" {
  name   = "reader"
  policy = data.aws_iam_policy_document.p.json
}
`;
const bucket = 'resource "aws_s3_bucket" "b" { bucket_prefix = "plum-" }\n';
const group = `resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_security_group" "g" {
  vpc_id = aws_vpc.main.id
  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`;
/** A database with the given settings. */
const database = (...settings: readonly string[]): string => `resource "aws_db_instance" "d" {
  identifier                  = "plum"
  engine                      = "postgres"
  instance_class              = "db.t4g.micro"
  allocated_storage           = 20
  username                    = "plum_owner"
  manage_master_user_password = true
  skip_final_snapshot         = true
  ${settings.join('\n  ')}
}
`;
/** A function whose package is at the path. */
const lambda = (filename: string): string => `resource "aws_lambda_function" "f" {
  function_name = "plum"
  role          = aws_iam_role.f.arn
  handler       = "index.handler"
  runtime       = "python3.13"
  filename      = ${filename}
}
resource "aws_iam_role" "f" {
  name = "plum"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
`;
/** A group that admits a port from everywhere, with text above the rule. */
const shell = (above: string, port = '22'): string => `${group}resource "aws_security_group" "shell" {
  ${above}
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = ${port}
    to_port     = ${port}
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"] ${above}
  }
}
`;

const mistakes: Readonly<Record<string, readonly KnownMistake[]>> = {
  '11. policies behind data sources are read': [
    {
      name: 'a wildcard in a document is found where it is used',
      files: document('actions = ["s3:*"]; resources = ["*"]'),
      checks: [actions],
      says: [`fail ${actions} data.aws_iam_policy_document.p`],
    },
    {
      name: 'a narrow document is no wildcard, though the bucket it names is not made yet',
      files: bucket + document('actions = ["s3:GetObject"]; resources = ["${aws_s3_bucket.b.arn}/*"]'),
      checks: [actions, resources],
      says: [`pass ${actions}`, `pass ${resources}`],
    },
    {
      name: 'one reference that nobody gave makes the resource unknown, and nothing else',
      files: `variable "scope" { type = string }\n${document('actions = ["s3:GetObject"]; resources = [var.scope]')}`,
      checks: [actions, resources],
      says: [`pass ${actions}`, `unknown ${resources} data.aws_iam_policy_document.p`],
    },
  ],
  '12. "*" in the policy of a key is the key itself': [
    {
      name: 'the statement of the account root, alone',
      files: `data "aws_caller_identity" "me" {}
resource "aws_kms_key" "k" {
  enable_key_rotation = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "kms:*"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::\${data.aws_caller_identity.me.account_id}:root" }
    }]
  })
}
`,
      checks: [actions, resources, administrator, principal],
      says: [
        `not-applicable ${actions}`,
        `not-applicable ${resources}`,
        `pass ${administrator}`,
        `pass ${principal}`,
      ],
    },
  ],
  '13. Deny is not Allow, and a suffix of "*" is not everything': [
    {
      name: 'a bucket policy that denies everybody',
      files: `${bucket}resource "aws_s3_bucket_policy" "b" {
  bucket = aws_s3_bucket.b.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Action    = "s3:*"
      Principal = "*"
      Resource  = [aws_s3_bucket.b.arn, "\${aws_s3_bucket.b.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
`,
      checks: [actions, anyone],
      says: [`not-applicable ${actions}`, `pass ${anyone}`],
    },
    {
      name: 'objects of one bucket, and streams of one log group',
      files:
        bucket +
        document(
          'actions = ["s3:PutObject", "logs:PutLogEvents"]; resources = ["${aws_s3_bucket.b.arn}/*", "arn:aws:logs:eu-west-1:111122223333:log-group:plum:*"]',
        ),
      checks: [resources],
      says: [`pass ${resources}`],
    },
  ],
  '14. "5" equals 5': [
    {
      name: 'a retention written as text',
      files: database('backup_retention_period = "5"'),
      checks: [backups],
      says: [`pass ${backups}`],
    },
    {
      name: 'no retention written as text',
      files: database('backup_retention_period = "0"'),
      checks: [backups],
      says: [`fail ${backups} aws_db_instance.d`],
    },
    {
      name: 'ports written as text',
      files: shell('', '"22"'),
      checks: [open],
      says: [`fail ${open} aws_security_group.shell`],
    },
  ],
  '15. groups are attached in more ways than one': [
    {
      name: 'by a launch template',
      files: `${group}resource "aws_launch_template" "t" {
  name_prefix            = "plum-"
  image_id               = "ami-0abcdef1234567890"
  vpc_security_group_ids = [aws_security_group.g.id]
}
`,
      checks: [unattached],
      says: [`pass ${unattached}`],
    },
    {
      name: 'by a network interface',
      files: `${group}resource "aws_network_interface" "n" {
  subnet_id       = aws_subnet.a.id
  security_groups = [aws_security_group.g.id]
}
`,
      checks: [unattached],
      says: [`pass ${unattached}`],
    },
    {
      name: 'by an endpoint inside a module, one for each service',
      files: {
        'main.tf': `${group}module "door" {
  source   = "./door"
  for_each = toset(["logs", "kms"])
  service  = each.key
  vpc      = aws_vpc.main.id
  groups   = [aws_security_group.g.id]
}
`,
        'door/main.tf': `variable "service" { type = string }
variable "vpc" { type = string }
variable "groups" { type = list(string) }
resource "aws_vpc_endpoint" "e" {
  vpc_id             = var.vpc
  service_name       = "com.amazonaws.us-east-1.\${var.service}"
  vpc_endpoint_type  = "Interface"
  security_group_ids = var.groups
}
`,
      },
      checks: [unattached],
      says: [`pass ${unattached}`],
    },
    {
      name: 'and one that nothing carries is found',
      files: `${group}resource "aws_security_group" "idle" { vpc_id = aws_vpc.main.id }
resource "aws_instance" "i" {
  ami                    = "ami-0abcdef1234567890"
  instance_type          = "t3.micro"
  subnet_id              = aws_subnet.a.id
  vpc_security_group_ids = [aws_security_group.g.id]
}
`,
      checks: [unattached],
      says: [`fail ${unattached} aws_security_group.idle`],
    },
  ],
  '16. modules that name one another need not cycle': [
    {
      name: 'each takes an output of the other',
      files: {
        'main.tf': `module "left" {
  source = "./left"
  topic  = module.right.topic
}
module "right" {
  source = "./right"
  queue  = module.left.queue
}
`,
        'left/main.tf': `variable "topic" { type = string }
resource "aws_sqs_queue" "q" { name = "plum" }
resource "aws_ssm_parameter" "topic" {
  name  = "/plum/topic"
  type  = "String"
  value = var.topic
}
output "queue" { value = aws_sqs_queue.q.arn }
`,
        'right/main.tf': `variable "queue" { type = string }
resource "aws_sns_topic" "t" { name = "plum" }
resource "aws_ssm_parameter" "queue" {
  name  = "/plum/queue"
  type  = "String"
  value = var.queue
}
output "topic" { value = aws_sns_topic.t.arn }
`,
      },
      checks: [cycle],
      says: [`pass ${cycle}`],
    },
  ],
  '17. files that the answer makes or ships are not missing': [
    {
      name: 'an archive of text',
      files: `data "archive_file" "z" {
  type        = "zip"
  output_path = "\${path.module}/f.zip"
  source {
    filename = "index.py"
    content  = "def handler(event, context):\\n    return event\\n"
  }
}
${lambda('data.archive_file.z.output_path')}`,
      checks: [absent, unmade],
      says: [`not-applicable ${absent}`, `pass ${unmade}`],
    },
    {
      name: 'an archive of a file written by another resource',
      files: `resource "local_file" "code" {
  filename = "\${path.module}/index.py"
  content  = "def handler(event, context):\\n    return event\\n"
}
data "archive_file" "z" {
  type        = "zip"
  output_path = "\${path.module}/f.zip"
  source_file = local_file.code.filename
}
${lambda('data.archive_file.z.output_path')}`,
      checks: [absent, unmade],
      says: [`not-applicable ${absent}`, `pass ${unmade}`],
    },
    {
      name: 'an archive of a folder that the answer ships',
      files: {
        'main.tf': `data "archive_file" "z" {
  type        = "zip"
  output_path = "\${path.module}/f.zip"
  source_dir  = "\${path.module}/src"
}
${lambda('data.archive_file.z.output_path')}`,
        'src/index.py': 'def handler(event, context):\n    return event\n',
      },
      checks: [absent, unmade],
      says: [`pass ${absent}`, `pass ${unmade}`],
    },
  ],
  '18. what is not configuration is no setting': [
    {
      name: 'MFA delete in a comment, in prose and in a sample',
      files: {
        'main.tf': `${bucket}resource "aws_s3_bucket_versioning" "b" {
  bucket = aws_s3_bucket.b.id
  versioning_configuration {
    status = "Enabled"
    # mfa_delete = "Enabled"
  }
}
`,
        'README.md': '# Do not do this\n\n```hcl\nmfa_delete = "Enabled"\n```\n',
        'examples/bad.tf.example': 'versioning_configuration {\n  mfa_delete = "Enabled"\n}\n',
      },
      checks: [mfa],
      says: [`pass ${mfa}`],
    },
  ],
  '19. what the task asks for is no fault': [
    {
      name: 'a bastion that takes a shell from everywhere',
      files: shell(''),
      checks: [open],
      expects: { publicPorts: [22] },
      says: [`pass ${open}`],
    },
    {
      name: 'an address on 80, and a redirect to 443',
      files: `${shell('', '80')}resource "aws_lb" "l" {
  name            = "plum"
  subnets         = ["subnet-0aaa1111bbb22222a", "subnet-0aaa1111bbb22222b"]
  security_groups = [aws_security_group.shell.id]
}
resource "aws_lb_listener" "l" {
  load_balancer_arn = aws_lb.l.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type = "redirect"
    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}
`,
      checks: ['network-segmentation/unrequested-public-port', 'encryption/listener-plaintext'],
      expects: { publicPorts: [80] },
      says: ['pass network-segmentation/unrequested-public-port', 'pass encryption/listener-plaintext'],
    },
    {
      name: 'no protection against deletion, for easy teardown',
      files: database('deletion_protection = false'),
      checks: ['rds-configuration/deletion-protection'],
      expects: { deletionProtection: 'forbidden' },
      says: ['pass rds-configuration/deletion-protection'],
    },
  ],
  '20. the graded text cannot switch a check off': [
    {
      name: 'by the comments of other scanners, or of ours',
      files: shell(
        '# checkov:skip=CKV_AWS_24:fine #tfsec:ignore:* #trivy:ignore:AVD-AWS-0107 kics-scan ignore plumbline:ignore',
      ),
      checks: [open],
      says: [`fail ${open} aws_security_group.shell`],
    },
    {
      name: 'by configuration files of scanners',
      files: {
        'main.tf': shell(''),
        '.checkov.yaml': 'skip-check:\n  - CKV_AWS_24\n',
        '.tflint.hcl': 'config {\n  disabled_by_default = true\n}\n',
      },
      checks: [open],
      says: [`fail ${open} aws_security_group.shell`],
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

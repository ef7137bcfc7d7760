import { createHash } from 'node:crypto';
import { file, main, quote, type HostileAnswer } from '../contract.js';

/** Text that no packing makes shorter by much, the same in every run. */
const incompressible = Array.from({ length: 3_000 }, (_, at) =>
  createHash('sha256').update(String(at)).digest('base64'),
).join('');

/** Answers that use up time, memory or room in our own processes: gateway, evidence, graders, real provider. */
export const exhaustingOurs: readonly HostileAnswer[] = [
  {
    name: 'burden-random',
    threat: 'random texts of a thousand million characters',
    answer: () =>
      main(
        'resource "random_password" "p" {\n  length = 1000000000\n}\nresource "random_string" "s" {\n  length = 1000000000\n}\nresource "random_id" "i" {\n  byte_length = 1000000000\n}\nresource "random_pet" "p" {\n  length = 1000000000\n}\noutput "x" {\n  value = length(random_string.s.result)\n}',
      ),
    ends: 'apply',
    says: /at most|length|limit/i,
  },
  {
    name: 'burden-shuffle',
    threat: 'random_shuffle of a huge count',
    answer: () =>
      main('resource "random_shuffle" "s" {\n  input        = ["a", "b"]\n  result_count = 1000000000\n}'),
    ends: 'apply',
    says: /at most|count|limit/i,
  },
  {
    name: 'burden-keys',
    threat: 'many RSA keys of the largest size',
    answer: () =>
      main('resource "tls_private_key" "k" {\n  count     = 20\n  algorithm = "RSA"\n  rsa_bits  = 16384\n}'),
    ends: 'passes',
  },
  {
    name: 'burden-odd-keys',
    threat: 'many RSA keys, each of a size that nobody uses',
    answer: () =>
      main(
        'resource "tls_private_key" "k" {\n  count     = 50\n  algorithm = "RSA"\n  rsa_bits  = 16383 - count.index\n}',
      ),
    ends: 'apply',
    limit: /the answer used up the work of 20 RSA keys/,
  },
  {
    name: 'burden-signatures',
    threat: 'many certificates signed with the largest of keys',
    answer: () =>
      main(
        'resource "tls_private_key" "k" {\n  algorithm = "RSA"\n  rsa_bits  = 16384\n}\nresource "tls_self_signed_cert" "c" {\n  count                 = 40\n  private_key_pem       = tls_private_key.k.private_key_pem\n  validity_period_hours = 1\n  allowed_uses          = []\n}',
      ),
    ends: 'apply',
    limit: /the answer used up the work of 1000 signatures/,
  },
  {
    name: 'burden-key-size',
    threat: 'an RSA key of a million bits',
    answer: () => main('resource "tls_private_key" "k" {\n  algorithm = "RSA"\n  rsa_bits  = 1000000\n}'),
    ends: 'validate',
    says: /16384/,
  },
  {
    name: 'burden-archive',
    threat: 'an archive of many megabytes, many times',
    answer: () =>
      main(
        'locals {\n  a = join("", [for n in range(1024) : "0123456789012345678901234567890123456789012345678901234567890123"])\n  b = join("", [for n in range(128) : local.a])\n}\ndata "archive_file" "x" {\n  count                   = 18\n  type                    = "zip"\n  output_path             = "x${count.index}.zip"\n  source_content          = local.b\n  source_content_filename = "../../../evil.txt"\n}',
      ),
    ends: 'plan',
    limit: /the answer used up 128 MB of files/,
  },
  {
    name: 'burden-archives-in-archives',
    threat: 'archives that each hold the one before twice',
    answer: () =>
      main(
        Array.from({ length: 40 }, (_, at) => {
          const before = `\${data.archive_file.x${at - 1}.output_path}`;
          const one = (name: string): string =>
            `resource "local_file" "${name}${at}" {\n  filename = "d${at}/${name}"\n  ${at === 0 ? `content  = ${quote(incompressible)}` : `source   = "${before}"`}\n}\n`;
          return `${one('a')}${one('b')}data "archive_file" "x${at}" {\n  type        = "tar.gz"\n  source_dir  = "d${at}"\n  output_path = "x${at}.tar.gz"\n  depends_on  = [local_file.a${at}, local_file.b${at}]\n}\n`;
        }).join(''),
      ),
    ends: 'apply',
    limit: /the answer used up 128 MB of files/,
  },
  {
    name: 'burden-disk',
    threat: 'files written until the disk is full',
    answer: () =>
      main(
        'locals {\n  a = join("", [for n in range(1024) : "0123456789012345678901234567890123456789012345678901234567890123"])\n  b = join("", [for n in range(16) : local.a])\n}\nresource "local_file" "x" {\n  count    = 72\n  filename = "x${count.index}"\n  content  = local.b\n}',
      ),
    // The plan holds every file, so that it ends before anything is written.
    ends: 'plan',
    limit: /64 MB in a file|32 MB of output|memory|s of CPU time/,
    cpuShare: 0.05,
  },
  {
    name: 'burden-write-outside',
    threat: 'local_file to places outside',
    answer: ({ decoy, home }) =>
      main(
        `resource "local_file" "x" {\n  for_each = toset(["${decoy}/pwned", "${home}/.bashrc", "../../../../../..${decoy}/pwned2", "/tmp/torture-pwned", "~/pwned", ".git/hooks/x", "terraform.tfstate", "../harness/cli.tfrc", "../scratch/tfplan"])\n  filename = each.key\n  content  = "pwned"\n}`,
      ),
    ends: 'passes',
  },
  {
    name: 'burden-sleep',
    threat: 'time_sleep of years',
    answer: () =>
      main('resource "time_sleep" "x" {\n  create_duration  = "87600h"\n  destroy_duration = "87600h"\n}'),
    ends: 'passes',
  },
  {
    name: 'burden-policy',
    threat: 'a policy document of five hundred statements',
    answer: () =>
      main(
        'data "aws_iam_policy_document" "x" {\n  dynamic "statement" {\n    for_each = [for p in setproduct(range(100), range(5)) : join("-", p)]\n    content {\n      actions   = ["s3:GetObject${statement.value}"]\n      resources = ["*"]\n    }\n  }\n}\noutput "x" {\n  value = length(data.aws_iam_policy_document.x.json)\n}',
      ),
    ends: 'passes',
  },
  {
    name: 'burden-patterns',
    threat: 'patterns in a policy and in names that our graders compile',
    answer: () =>
      main(
        `resource "aws_iam_policy" "p" {\n  name   = "p"\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ["${'*a'.repeat(60)}", "${'?*'.repeat(60)}"], Resource = "${'*a'.repeat(100)}b" }] })\n}`,
      ),
    ends: 'passes',
  },
  {
    name: 'burden-many-resources',
    threat: 'a hundred resources, each waiting for the one before',
    answer: () =>
      main(
        Array.from(
          { length: 100 },
          (_, at) =>
            `resource "terraform_data" "r${at}" {\n  input = terraform_data.r${Math.max(at - 1, 0)}${at === 0 ? '_none' : ''}.id\n}`,
        )
          .join('\n')
          .replace('terraform_data.r0_none.id', '"x"'),
      ),
    ends: 'passes',
  },
  {
    name: 'burden-nested-values',
    threat: 'a value nested five thousand deep through provider and graders',
    answer: () =>
      main(
        `resource "aws_ssm_parameter" "p" {\n  name  = "/p"\n  type  = "String"\n  value = jsonencode(${'['.repeat(150)}1${']'.repeat(150)})\n}\nresource "aws_sqs_queue" "q" {\n  name   = "q"\n  policy = "${'['.repeat(5_000)}${']'.repeat(5_000)}"\n}`,
      ),
    ends: 'passes',
  },
  {
    name: 'burden-deep-state',
    threat: 'a value nested three hundred deep by a chain of locals, in plan and state',
    answer: () =>
      main(
        `locals {\n  l0 = [1]\n${Array.from({ length: 300 }, (_, at) => `  l${at + 1} = [local.l${at}]`).join('\n')}\n}\noutput "x" {\n  value = local.l300\n}`,
      ),
    ends: 'plan',
    limit: /250 levels of nesting in a value/,
    // Terraform itself takes long to show such a plan.
    cpuShare: 0.5,
  },
  {
    name: 'burden-heavy-locals',
    threat: 'a value of ninety thousand parts under five hundred names',
    answer: () =>
      main(
        `locals {\n  a = [for n in range(1000) : range(90)]\n${Array.from({ length: 500 }, (_, at) => `  b${at} = [local.a]`).join('\n')}\n}`,
      ),
    // Nothing reads them, so that Terraform does not evaluate them either.
    ends: 'passes',
  },
  {
    name: 'burden-many-values',
    threat: 'two million numbers in a plan',
    answer: () =>
      main('resource "terraform_data" "x" {\n  count = 4\n  input = [for a in range(500) : range(1000)]\n}'),
    ends: 'plan',
    limit: /1000000 values|memory|s of CPU time/,
    cpuShare: 0.02,
  },
  {
    name: 'burden-message',
    threat: 'an argument that is larger than a message to a provider may be',
    answer: () =>
      main(
        `locals {\n  s0 = "xxxxxxxxxxxxxxxx"\n${Array.from({ length: 23 }, (_, at) => `  s${at + 1} = "\${local.s${at}}\${local.s${at}}"`).join('\n')}\n}\nresource "local_file" "x" {\n  filename = "x"\n  content  = local.s23\n}`,
      ),
    ends: 'validate',
    limit: /64 MB in a message/,
  },
  {
    name: 'burden-tags',
    threat: 'five thousand tags',
    answer: () =>
      main(
        'provider "aws" {\n  region = "us-east-1"\n  default_tags {\n    tags = { for p in setproduct(range(100), range(50)) : "k${p[0]}-${p[1]}" => "v" }\n  }\n}\nresource "aws_sqs_queue" "q" {\n  count = 3\n  name  = "q${count.index}"\n}',
      ),
    ends: 'passes',
  },
  {
    name: 'burden-certificates',
    threat: 'certificates with thousands of names',
    answer: () =>
      main(
        'resource "tls_private_key" "k" {\n  algorithm = "ED25519"\n}\nresource "tls_self_signed_cert" "c" {\n  private_key_pem       = tls_private_key.k.private_key_pem\n  validity_period_hours = 999999999\n  allowed_uses          = ["any_extended"]\n  dns_names             = [for n in range(1000) : "n${n}.example.com"]\n  subject {\n    common_name = "\\u0000<script>"\n  }\n}',
      ),
    ends: 'passes',
  },
  {
    name: 'burden-null-triggers',
    threat: 'triggers that change at every plan',
    answer: () =>
      main('resource "null_resource" "x" {\n  triggers = {\n    now = timestamp()\n    id  = uuid()\n  }\n}'),
    ends: 'settle',
  },
  {
    name: 'burden-syntax',
    threat: 'broken text that makes a reader start over again and again',
    answer: () => main('resource "x" "y" {\n'.repeat(10_000)),
    ends: 'init',
  },
  {
    name: 'burden-comment',
    threat: 'comments and heredocs that never end',
    answer: () =>
      main(`/* ${'/* '.repeat(100_000)}\nresource "terraform_data" "x" {}`) +
      file('b.tf', `locals {\n${Array.from({ length: 5_000 }, (_, at) => `  x${at} = <<E${at}`).join('\n')}`),
    ends: 'init',
  },
];

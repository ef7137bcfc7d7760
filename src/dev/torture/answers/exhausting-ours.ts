import { file, main, type HostileAnswer } from '../contract.js';

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
      main('resource "tls_private_key" "k" {\n  count     = 50\n  algorithm = "RSA"\n  rsa_bits  = 16384\n}'),
    ends: 'passes',
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
        'locals {\n  a = join("", [for n in range(1024) : "0123456789012345678901234567890123456789012345678901234567890123"])\n  b = join("", [for n in range(64) : local.a])\n}\ndata "archive_file" "x" {\n  count       = 40\n  type        = "zip"\n  output_path = "x${count.index}.zip"\n  source {\n    content  = "${count.index}${local.b}"\n    filename = "../../../evil.txt"\n  }\n  source {\n    content  = local.b\n    filename = "b"\n  }\n}',
      ),
    ends: 'passes',
  },
  {
    name: 'burden-disk',
    threat: 'files written until the disk is full',
    answer: () =>
      main(
        'locals {\n  a = join("", [for n in range(1024) : "0123456789012345678901234567890123456789012345678901234567890123"])\n  b = join("", [for n in range(32) : local.a])\n}\nresource "local_file" "x" {\n  count    = 200\n  filename = "x${count.index}"\n  content  = local.b\n}',
      ),
    ends: 'apply',
    says: /may write/,
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
    threat: 'a policy document of ten thousand statements',
    answer: () =>
      main(
        'data "aws_iam_policy_document" "x" {\n  dynamic "statement" {\n    for_each = range(10000)\n    content {\n      actions   = ["s3:GetObject${statement.value}"]\n      resources = ["*"]\n    }\n  }\n}\noutput "x" {\n  value = length(data.aws_iam_policy_document.x.json)\n}',
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
    threat: 'two thousand written resources',
    answer: () =>
      main(
        Array.from(
          { length: 2_000 },
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
    threat: 'a value nested two thousand deep through provider and graders',
    answer: () =>
      main(
        `resource "aws_ssm_parameter" "p" {\n  name  = "/p"\n  type  = "String"\n  value = jsonencode(${'['.repeat(150)}1${']'.repeat(150)})\n}\nresource "aws_sqs_queue" "q" {\n  name   = "q"\n  policy = "${'['.repeat(5_000)}${']'.repeat(5_000)}"\n}`,
      ),
    ends: 'plan',
    says: /.*/,
  },
  {
    name: 'burden-tags',
    threat: 'a hundred thousand tags',
    answer: () =>
      main(
        'provider "aws" {\n  region = "us-east-1"\n  default_tags {\n    tags = { for p in setproduct(range(1000), range(100)) : "k${p[0]}-${p[1]}" => "v" }\n  }\n}\nresource "aws_sqs_queue" "q" {\n  count = 3\n  name  = "q${count.index}"\n}',
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
    answer: () => main('resource "x" "y" {\n'.repeat(20_000)),
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

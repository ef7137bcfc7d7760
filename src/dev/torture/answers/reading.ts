import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { file, main, mustBeEmpty, quote, type HostileAnswer, type Lair } from '../contract.js';

function linkedFolder(into: string, { loot, home }: Lair): void {
  writeFileSync(
    join(into, 'main.tf'),
    mustBeEmpty(['file("passwd.txt")', 'file("modules/.aws/credentials")']),
  );
  symlinkSync(loot, join(into, 'link.tf'));
  symlinkSync('/etc/passwd', join(into, 'passwd.txt'));
  symlinkSync(home, join(into, 'modules'));
  mkdirSync(join(into, '.terraform'));
  writeFileSync(join(into, '.terraform', 'environment'), 'other');
}

/** Answers that read what lies around them. */
export const reading: readonly HostileAnswer[] = [
  {
    name: 'read-home',
    threat: 'file() of credentials and keys in the home folder',
    answer: ({ home, loot }) =>
      main(
        mustBeEmpty([
          `file(${quote(`${home}/.aws/credentials`)})`,
          `file(${quote(`${home}/.ssh/id_rsa`)})`,
          'file("~/.aws/credentials")',
          'file(pathexpand("~/.netrc"))',
          `file(${quote(loot)})`,
        ]),
      ),
    ends: 'passes',
  },
  {
    name: 'read-home-plainly',
    threat: 'file() of a key without try()',
    answer: ({ home }) => main(`output "key" {\n  value = file(${quote(`${home}/.aws/credentials`)})\n}`),
    ends: 'validate',
    says: /no file exists/i,
  },
  {
    name: 'read-environments',
    threat: 'environments of our processes by way of /proc',
    answer: ({ pid, parent }) =>
      main(
        mustBeEmpty(
          ['self', '1', String(pid), String(parent), 'thread-self', `self/task/${pid}`].flatMap((process) =>
            ['environ', 'cmdline', 'maps'].map((name) => `file("/proc/${process}/${name}")`),
          ),
        ),
      ),
    ends: 'passes',
  },
  {
    name: 'read-system-files',
    threat: 'users, hosts, mounts, kernel and container secrets',
    answer: () =>
      main(
        mustBeEmpty(
          [
            '/etc/passwd',
            '/etc/shadow',
            '/etc/hosts',
            '/etc/resolv.conf',
            '/proc/mounts',
            '/proc/self/mountinfo',
            '/proc/net/tcp',
            '/sys/class/net/lo/address',
            '/var/run/secrets/kubernetes.io/serviceaccount/token',
            '/dev/shm/x',
          ].map((path) => `file("${path}")`),
        ),
      ),
    ends: 'passes',
  },
  {
    name: 'read-by-template',
    threat: 'templatefile() of a host file',
    answer: ({ loot }) => main(`output "x" {\n  value = templatefile(${quote(loot)}, {})\n}`),
    ends: 'validate',
    says: /no file exists/i,
  },
  {
    name: 'read-by-hash',
    threat: 'hashes and encodings of a host file',
    answer: ({ loot }) =>
      main(
        mustBeEmpty(
          ['filebase64', 'filesha256', 'filesha512', 'filemd5', 'filesha1', 'filebase64sha256'].map(
            (name) => `${name}(${quote(loot)})`,
          ),
        ),
      ),
    ends: 'passes',
  },
  {
    name: 'list-folders',
    threat: 'fileset() over the whole root and the home folder',
    answer: ({ home, folder }) =>
      main(
        mustBeEmpty([
          ...['/etc', '/usr', '/root', '/proc', '/sys', home].map(
            (path) => `join(",", fileset(${quote(path)}, "**"))`,
          ),
          `join(",", [for name in fileset(${quote(folder)}, "**") : name if !startswith(name, "t/")])`,
          'join(",", [for name in fileset("/", "*/*") : name if startswith(name, "etc")])',
        ]),
      ),
    ends: 'passes',
  },
  {
    name: 'climb-out',
    threat: 'relative paths that climb out of the answer',
    answer: ({ loot }) =>
      main(
        mustBeEmpty([
          'file("${path.module}/../../../../../../etc/passwd")',
          `file("\${path.root}/../../../../../..${loot}")`,
          `file("\${path.cwd}/../../../../../..${loot}")`,
          'file("../../results/bench.sqlite")',
        ]),
      ),
    ends: 'passes',
  },
  {
    name: 'read-conversion-error',
    threat: 'an error message that quotes a host file at validate',
    answer: ({ loot }) =>
      main(
        `output "x" {\n  value = tonumber(file(${quote(loot)}))\n}\noutput "y" {\n  value = yamldecode(file("/etc/passwd"))\n}`,
      ),
    ends: 'validate',
    says: /no file exists/i,
  },
  {
    name: 'read-variables',
    threat: 'TF_VAR_ and TF_CLI_ARGS of our environment',
    answer: () =>
      main(`variable "secret" {\n  type    = string\n  default = ""\n}\n${mustBeEmpty(['var.secret'])}`),
    ends: 'passes',
  },
  {
    name: 'read-local-data',
    threat: 'data "local_file", which our own process answers',
    answer: ({ loot }) =>
      main(
        `data "local_file" "x" {\n  filename = ${quote(loot)}\n}\noutput "x" {\n  value = data.local_file.x.content\n}`,
      ),
    ends: 'plan',
    says: /no such file/i,
  },
  {
    name: 'read-local-source',
    threat: 'local_file copying a host file into the answer, then reading it',
    answer: ({ loot }) =>
      main(`
resource "local_file" "copy" {
  filename = "\${path.module}/copy.txt"
  source   = ${quote(loot)}
}
data "local_file" "copy" {
  filename = local_file.copy.filename
}
output "x" {
  value = data.local_file.copy.content
}`),
    ends: 'apply',
    says: /no such file|could not read source/i,
  },
  {
    name: 'read-archive',
    threat: 'archive_file of folders outside',
    answer: ({ home }) =>
      main(`
data "archive_file" "home" {
  type        = "zip"
  source_dir  = ${quote(home)}
  output_path = "\${path.module}/home.zip"
}
data "archive_file" "etc" {
  type        = "zip"
  source_dir  = "/etc"
  output_path = "/tmp/etc.zip"
}
output "size" {
  value = [data.archive_file.home.output_size, data.archive_file.etc.output_size]
}`),
    ends: 'plan',
    says: /could not archive|no such|missing|not found|outside/i,
  },
  {
    name: 'read-archive-file',
    threat: 'archive_file of one host file by a climbing path',
    answer: ({ loot }) =>
      main(`
data "archive_file" "x" {
  type        = "zip"
  source_file = "\${path.module}/../../../../../..${loot}"
  output_path = "x.zip"
}`),
    ends: 'plan',
  },
  {
    name: 'read-template-dir',
    threat: 'template_dir and template_file over host folders',
    answer: () =>
      main(`
resource "template_dir" "x" {
  source_dir      = "/etc"
  destination_dir = "\${path.module}/out"
}
data "template_file" "x" {
  template = "\${file("/etc/hostname")}"
}`),
    ends: 'validate',
    says: /no file exists/i,
  },
  {
    name: 'read-by-provider',
    threat: 'the real provider reading files: web identity token, CA bundle, profiles',
    answer: ({ loot, home, port }) =>
      main(`
provider "aws" {
  region                   = "us-east-1"
  custom_ca_bundle         = ${quote(loot)}
  shared_credentials_files = [${quote(`${home}/.aws/credentials`)}]
  shared_config_files      = [${quote(`${home}/.aws/config`)}]
  profile                  = "default"
  http_proxy               = "http://127.0.0.1:${port}"
  assume_role_with_web_identity {
    role_arn                = "arn:aws:iam::123456789012:role/x"
    web_identity_token_file = ${quote(loot)}
  }
  endpoints {
    sts = "http://127.0.0.1:${port}"
    s3  = "http://127.0.0.1:${port}"
  }
  ec2_metadata_service_endpoint = "http://127.0.0.1:${port}"
}
data "aws_caller_identity" "me" {}
resource "aws_sqs_queue" "q" {
  name = "q-\${data.aws_caller_identity.me.account_id}"
}`),
    ends: 'passes',
    substituted: [
      /provider\.aws\.endpoints/,
      /provider\.aws\.custom_ca_bundle/,
      /provider\.aws\.shared_config_files/,
    ],
  },
  {
    name: 'read-by-resource',
    threat: 'resources whose provider opens a local file',
    answer: ({ loot }) =>
      main(`
resource "aws_s3_bucket" "b" {
  bucket = "torture-bucket-123456789012"
}
resource "aws_s3_object" "o" {
  bucket = aws_s3_bucket.b.id
  key    = "loot"
  source = ${quote(loot)}
  etag   = try(filemd5(${quote(loot)}), null)
}`),
    // Nobody's machine has that file but this one; the provider does not get to see it, and the apply says so.
    ends: 'apply',
    says: /opening S3 object source .*no such file/,
  },
  {
    name: 'read-in-functions-of-providers',
    threat: 'provider-defined functions over a host file',
    answer: () =>
      main(`
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
${mustBeEmpty(['provider::aws::arn_parse(file("/etc/passwd")).account'])}`),
    ends: 'passes',
  },
  {
    name: 'read-by-link',
    threat: 'symbolic links and other special files in a folder that is handed in',
    answer: {
      folder: linkedFolder,
    },
    ends: 'passes',
    refused: ['link.tf', 'passwd.txt', 'modules', '.terraform/'],
    taken: ['main.tf'],
  },
  {
    name: 'read-check-block',
    threat: 'check blocks that quote host files in warnings',
    answer: ({ loot }) =>
      main(`
check "x" {
  assert {
    condition     = !fileexists(${quote(loot)}) && length(local.loot) == 1
    error_message = "read \${try(file(${quote(loot)}), "nothing")}"
  }
}
${mustBeEmpty(['file("/etc/hostname")'])}`) + file('notes.txt', 'nothing', 'text'),
    ends: 'passes',
  },
];

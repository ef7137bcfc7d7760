import { describe, expect, test } from 'vitest';
import type { AnswerFile } from '../domain/answer.js';
import { survey, typesInUse } from './survey.js';

function filesOf(files: Readonly<Record<string, string>>): AnswerFile[] {
  return Object.entries(files).map(([path, text]) => ({
    path,
    text,
    bytes: text.length,
    startLine: 1,
    endLine: 1,
  }));
}

const answer = filesOf({
  'lib/main.tf': `terraform {
  required_version = ">= 1.4"
  required_providers {
    aws    = { source = "example.com/hashicorp/aws", version = "~> 5.0" }
    random = "~> 3.0"
  }
  backend "s3" {}
}
resource "aws_vpc" "v" {}
data "archive_file" "zip" {}
ephemeral "aws_secretsmanager_secret_version" "s" {}
resource "terraform_data" "t" {}
module "net" {
  source = "./net"
}
module "unused_source" {
  source = "./absent"
}
`,
  'lib/variables.tf': `variable "region" {
  default = "us-east-1"
}
variable "suffix" {
  type = string
  validation {
    condition     = length(var.suffix) < 9
    error_message = "Too long."
  }
}
variable "zones" {
  type = list(string)
}
variable "given" {}
variable "nothing" {
  default = null
}
`,
  'lib/net/main.tf': 'variable "inner" {}\nresource "aws_subnet" "s" {}\nresource "tls_private_key" "k" {}\n',
  'elsewhere/main.tf': 'resource "aws_other" "o" {}\n',
  'lib/terraform.tfvars': 'given = 1\n',
  'lib/terraform.tfvars.example': 'suffix = "dev"\nzones = ["a", "b"]\n',
});

describe('a survey', () => {
  const found = survey(answer, 'lib');

  test('names the types of the modules in use', () => {
    expect(found.types).toEqual({
      resources: new Set(['aws_vpc', 'terraform_data', 'aws_subnet', 'tls_private_key']),
      dataSources: new Set(['archive_file']),
      ephemeral: new Set(['aws_secretsmanager_secret_version']),
    });
    expect(typesInUse(answer, 'lib')).toEqual(found.types);
  });

  test('lists the variables of the root', () => {
    expect(found.variables.map(({ name, type, optional }) => [name, type, optional])).toEqual([
      ['region', null, true],
      ['suffix', 'string', false],
      ['zones', 'list(string)', false],
      ['given', null, false],
      ['nothing', null, true],
    ]);
  });

  test('tells which ones Terraform would ask for', () => {
    const file = 'lib/variables.tf';
    expect(found.openVariables).toEqual([
      {
        name: 'suffix',
        type: 'string',
        conditions: ['length(var.suffix) < 9'],
        file,
        line: 4,
        example: 'dev',
      },
      { name: 'zones', type: 'list(string)', conditions: [], file, line: 11, example: ['a', 'b'] },
    ]);
  });

  test('tells what must be neutralised', () => {
    expect(found.neutralised).toEqual({
      backend: 's3',
      terraformVersion: '>= 1.4',
      provisioned: [],
      awsProviders: [],
    });
    const cloud = survey(filesOf({ 'main.tf': 'terraform {\n  cloud {\n  }\n}\n' }), '.');
    expect(cloud.neutralised).toEqual({
      backend: 'cloud',
      terraformVersion: null,
      provisioned: [],
      awsProviders: [],
    });
  });

  test('lists provider blocks of AWS with what they set, aliases and child modules included', () => {
    const alias = 'provider "aws" {\n  alias   = "west"\n  profile = "p"\n  assume_role {}\n}\n';
    const { neutralised } = survey(
      filesOf({
        'main.tf': `${alias}provider "random" {}\nmodule "a" {\n  source = "./m"\n}\nmodule "b" {\n  source = "./m"\n}\n`,
        'm/main.tf': 'provider "aws" {\n  region = "eu-west-1"\n}\n',
      }),
      '.',
    );
    expect(neutralised.awsProviders).toEqual([
      { folder: '.', alias: 'west', settings: ['alias', 'profile', 'assume_role'] },
      { folder: 'm', alias: null, settings: ['region'] },
    ]);
  });

  test('lists resources with provisioners once, however often their module is called', () => {
    const resource = 'resource "aws_x" "r" {\n  provisioner "local-exec" {\n    command = "true"\n  }\n}\n';
    const calls = 'module "a" {\n  source = "./m"\n}\nmodule "b" {\n  source = "./m"\n}\n';
    const { neutralised } = survey(filesOf({ 'main.tf': calls, 'm/main.tf': resource }), '.');
    expect(neutralised.provisioned).toEqual([{ folder: 'm', type: 'aws_x', name: 'r' }]);
  });

  test('lists providers, required and implied, by the last two parts of their source', () => {
    expect(found.providers).toEqual([
      { name: 'aws', source: 'hashicorp/aws', version: '~> 5.0', declared: true },
      { name: 'random', source: 'hashicorp/random', version: '~> 3.0', declared: true },
      { name: 'archive', source: 'hashicorp/archive', version: null, declared: false },
      { name: 'tls', source: 'hashicorp/tls', version: null, declared: false },
    ]);
  });
});

test('an answer that does not parse is surveyed as far as it goes', () => {
  const broken = filesOf({ 'main.tf': 'resource "aws_vpc" "v" {}\nresource "aws_subnet" "s" {\n' });
  expect(survey(broken, '.').types.resources).toEqual(new Set(['aws_vpc']));
});

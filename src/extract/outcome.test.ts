import { describe, expect, test } from 'vitest';
import type { FinishReason, Outcome } from '../domain/answer.js';
import { extract } from './extract.js';

const bucket = 'resource "aws_s3_bucket" "logs" {\n  bucket = "plumb-logs"\n}\n';
const open = 'resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n  tags = {\n    A = "b"\n';
const fence = (body: string, info = 'hcl'): string => `\`\`\`${info}\n${body}\`\`\`\n`;

interface Row {
  readonly name: string;
  readonly answer: string;
  readonly finish?: FinishReason;
  readonly outcome: Outcome;
  readonly reason: RegExp;
  readonly files: number;
}

const rows: Row[] = [
  {
    name: 'a whole answer',
    answer: fence(bucket),
    outcome: 'complete',
    reason: /1 file was taken/,
    files: 1,
  },
  {
    name: 'a block cut short in a fence left open',
    answer: `${fence(`# a.tf\n${bucket}`)}\n\`\`\`hcl\n# b.tf\n${open}`,
    outcome: 'truncated',
    reason: /b\.tf breaks off in the middle of the block begun in its line 2/,
    files: 2,
  },
  {
    name: 'a block cut short in a fence that is closed all the same',
    answer: fence(`${bucket}\n${open}`),
    outcome: 'truncated',
    reason: /breaks off in the middle/,
    files: 1,
  },
  {
    name: 'a heredoc cut short',
    answer: `\`\`\`hcl\n${bucket}locals {\n  a = <<EOT\nsome text\n`,
    outcome: 'truncated',
    reason: /breaks off/,
    files: 1,
  },
  {
    name: 'bare HCL cut short',
    answer: `${bucket}\n${open}`,
    outcome: 'truncated',
    reason: /breaks off/,
    files: 1,
  },
  {
    name: 'a source cut short',
    answer: `${fence(bucket)}\n## lambda/index.py\n\`\`\`python\ndef handler(event, context):\n    return dict(\n        a=1,\n`,
    outcome: 'truncated',
    reason: /lambda\/index\.py breaks off/,
    files: 2,
  },
  {
    name: 'a file of which only the first mark is there',
    answer: `${fence(bucket)}\n### terraform.tfvars.example\n\`\`\`hcl\n#`,
    outcome: 'truncated',
    reason: /before its first block/,
    files: 2,
  },
  {
    name: 'comments and then nothing',
    answer: '```hcl\n# main.tf\n',
    outcome: 'truncated',
    reason: /before its first block/,
    files: 1,
  },
  {
    name: 'an example cut short behind whole files',
    answer: `## main.tf\n${fence(bucket)}\n## Usage\n\`\`\`hcl\nmodule "a" {\n  source =`,
    outcome: 'truncated',
    reason: /breaks off in the middle/,
    files: 1,
  },
  {
    name: 'a fence left open after a whole file',
    answer: `\`\`\`hcl\n${bucket}`,
    outcome: 'complete',
    reason: /1 file/,
    files: 1,
  },
  {
    name: 'a missing bracket in the middle is a fault of the file',
    answer: `${fence('resource "aws_sqs_queue" "jobs" {\n  tags = {\n    A = "b"\n}\n')}\nDone.`,
    outcome: 'complete',
    reason: /1 file/,
    files: 1,
  },
  {
    name: 'the token limit',
    answer: fence(bucket),
    finish: 'length',
    outcome: 'truncated',
    reason: /token limit/,
    files: 1,
  },
  {
    name: 'the token limit in prose',
    answer: 'I will',
    finish: 'length',
    outcome: 'truncated',
    reason: /token limit/,
    files: 0,
  },
  { name: 'nothing', answer: '', outcome: 'empty', reason: /no text/, files: 0 },
  { name: 'blanks and NULs', answer: ' \n\0\n```\n```', outcome: 'empty', reason: /no text/, files: 0 },
  {
    name: 'a thought and nothing else',
    answer: `<think>\n${fence(bucket)}\n</think>\n`,
    outcome: 'empty',
    reason: /reasoning and nothing after/,
    files: 0,
  },
  {
    name: 'a refusal',
    answer: "I'm sorry, but I can't help with creating that infrastructure.",
    outcome: 'refused',
    reason: /declines/,
    files: 0,
  },
  {
    name: 'a refusal said by the provider',
    answer: '',
    finish: 'refusal',
    outcome: 'refused',
    reason: /"refusal"/,
    files: 0,
  },
  {
    name: 'a filter in the middle',
    answer: fence(bucket),
    finish: 'content-filter',
    outcome: 'refused',
    reason: /"content-filter"; 1 file/,
    files: 1,
  },
  { name: 'prose', answer: 'A bucket would do.', outcome: 'no-terraform', reason: /text without/, files: 0 },
  {
    name: 'remarks on an answer',
    answer: `The outputs lack one:\n${fence('output "arn" {\n  value = aws_s3_bucket.logs.arn\n}\n')}`,
    outcome: 'no-terraform',
    reason: /text without/,
    files: 0,
  },
  {
    name: 'CDK for Terraform',
    answer: `## main.ts\n${fence("import { TerraformStack } from 'cdktf';\n", 'typescript')}`,
    outcome: 'no-terraform',
    reason: /CDK for Terraform/,
    files: 0,
  },
  {
    name: 'CloudFormation',
    answer: fence(
      "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A:\n    Type: AWS::S3::Bucket\n",
      'yaml',
    ),
    outcome: 'no-terraform',
    reason: /CloudFormation/,
    files: 0,
  },
  {
    name: 'Pulumi',
    answer: `## index.ts\n${fence("import * as aws from '@pulumi/aws';\n", 'typescript')}`,
    outcome: 'no-terraform',
    reason: /Pulumi/,
    files: 0,
  },
  {
    name: 'the AWS CDK',
    answer: `## app.ts\n${fence("import { Stack } from 'aws-cdk-lib';\n", 'ts')}`,
    outcome: 'no-terraform',
    reason: /AWS CDK/,
    files: 0,
  },
  {
    name: 'only names that are not taken',
    answer: `## zz_override.tf\n${fence(bucket)}`,
    outcome: 'no-terraform',
    reason: /not taken/,
    files: 0,
  },
];

test.each(rows)('$name: $outcome', ({ answer, finish, outcome, reason, files }) => {
  const found = extract(answer, { finishReason: finish });
  expect(found.outcome).toBe(outcome);
  expect(found.reason).toMatch(reason);
  expect(found.files).toHaveLength(files);
});

describe('a block that is cut short is never closed', () => {
  test.each(['strict', 'lenient'] as const)('%s', (mode) => {
    const { files } = extract(`## main.tf\n${fence(bucket + open)}`, { mode });
    expect(files[0]?.text).toBe(bucket + open);
  });
});

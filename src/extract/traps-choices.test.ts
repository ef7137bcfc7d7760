import { describe, expect, test } from 'vitest';
import { extract, type ExtractOptions } from './extract.js';

const bucket = 'resource "aws_s3_bucket" "logs" {\n  bucket = "plumb-logs"\n}\n';
const queue = 'resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n';
const variable = 'variable "region" {\n  type    = string\n  default = "eu-north-1"\n}\n';
const fence = (body: string, info = 'hcl', mark = '```'): string => `${mark}${info}\n${body}${mark}\n`;

function filesOf(answer: string, options?: ExtractOptions): Record<string, string> {
  return Object.fromEntries(extract(answer, options).files.map((file) => [file.path, file.text]));
}

interface Trap {
  readonly name: string;
  readonly answer: string;
  readonly strict: Readonly<Record<string, string>>;
  /** Where lenient differs. */
  readonly lenient?: Readonly<Record<string, string>>;
}

const main = `## main.tf\n${fence(bucket)}`;

const leftOut: Trap[] = [
  {
    name: 'a directory tree',
    answer: `\`\`\`\n.\n├── main.tf\n└── queue.tf\n\`\`\`\n${main}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'shell commands under a heading that names a script',
    answer: `${main}\n### Run deploy.sh\n${fence('chmod +x deploy.sh\n./deploy.sh\n', 'bash')}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a diff',
    answer: `${main}\nChange main.tf:\n${fence('-  bucket = "plumb-logs"\n+  bucket = "other"\n', 'diff')}\n${fence('@@ -1,2 +1,2 @@\n-a = 1\n+a = 2\n', 'hcl')}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a usage example without a name',
    answer: `${main}\n## Usage\n${fence('module "store" {\n  source = "./path-to-module"\n}\n')}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a version shown as wrong',
    answer: `### ❌ Wrong\n${fence('resource "aws_s3_bucket" "logs" {\n  acl = "public-read"\n}\n')}\n### ✅ Right: main.tf\n${fence(bucket)}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a version marked as wrong by its comment',
    answer: `${main}\n${fence('# Do not do this\nresource "aws_s3_bucket" "logs" {\n  acl = "public-read"\n}\n')}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'before and after of the same file',
    answer: `### main.tf (before)\n${fence('resource "aws_s3_bucket" "logs" {}\n')}\n### main.tf (after)\n${fence(bucket)}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a block elided with dots',
    answer: `${main}\n### In main.tf add a tag:\n${fence('resource "aws_s3_bucket" "logs" {\n  ...\n  tags = {}\n}\n')}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'an elided body on one line',
    answer: `${main}\n${fence('resource "aws_sqs_queue" "jobs" { ... }\n')}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'an excerpt that declares nothing new',
    answer: `## main.tf\n${fence(bucket + queue)}\nNote how the queue in \`main.tf\` is named:\n${fence(queue)}`,
    strict: { 'main.tf': bucket + queue },
  },
  {
    name: 'how to extend the answer later on',
    answer: `## providers.tf\n${fence('provider "aws" {\n  region = "eu-north-1"\n}\n\n# The only region.\n')}\n## Adding a region\n### 1. Add a provider\n${fence('# providers.tf\nprovider "aws" {\n  alias  = "west"\n}\n')}\n### 2. Call the module\n${fence('# west.tf\nmodule "west" {\n  source = "./store"\n  # ... the rest\n}\n')}`,
    strict: { 'providers.tf': 'provider "aws" {\n  region = "eu-north-1"\n}\n\n# The only region.\n' },
  },
  {
    name: 'expected output',
    answer: `${main}\nExpected output:\n\`\`\`\nApply complete! Resources: 1 added.\n\`\`\`\n${fence('{ "bucket": "plumb-logs" }\n', 'json')}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a prose mention of another file between heading and fence',
    answer: `### main.tf\n\nPut it next to \`provider.tf\`.\n\n${fence(bucket)}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a file that is said to exist already',
    answer: `I assume that \`provider.tf\` exists already.\n\n${fence(bucket)}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a list of files before the first fence',
    answer: `- \`variables.tf\` - inputs\n- \`main.tf\` - resources\n\n${fence(bucket)}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'settings without a name',
    answer: `## main.tf\n${fence(bucket + variable)}\nFor production:\n${fence('region = "eu-west-1"\n')}`,
    strict: { 'main.tf': bucket + variable },
    lenient: { 'main.tf': bucket + variable, 'terraform.tfvars': 'region = "eu-west-1"\n' },
  },
];

const unnamed: Trap[] = [
  {
    name: 'new configuration without a name beside named files',
    answer: `## main.tf\n${fence(bucket + variable)}\n## The queue\n\n${fence(queue)}`,
    strict: { 'main.tf': bucket + variable },
    lenient: { 'main.tf': bucket + variable, 'unnamed_1.tf': queue },
  },
  {
    name: 'new and known blocks in one fence without a name',
    answer: `## main.tf\n${fence(bucket + variable)}\n## The rest\n\n${fence(variable + queue)}`,
    strict: { 'main.tf': bucket + variable },
    lenient: { 'main.tf': bucket + variable, 'unnamed_1.tf': queue },
  },
  {
    name: 'the body of the answer without a name',
    answer: `The configuration:\n\n${fence(bucket + queue)}\n## variables.tf\n${fence(variable)}`,
    strict: { 'main.tf': bucket + queue, 'variables.tf': variable },
  },
  {
    name: 'prose inside a closed fence',
    answer: `## main.tf\n${fence(`${bucket}\nThis bucket keeps the logs of the load balancer.\n`)}`,
    strict: { 'main.tf': `${bucket}\nThis bucket keeps the logs of the load balancer.\n` },
    lenient: { 'main.tf': `${bucket}\n` },
  },
];

const again: Trap[] = [
  {
    name: 'the same file word for word',
    answer: `${main}\n${main}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'the same file corrected: replaced',
    answer: `${main}\nA corrected version:\n\n${main.replace('plumb-logs', 'better')}`,
    strict: { 'main.tf': bucket.replace('plumb-logs', 'better') },
  },
  {
    name: 'the same file with new blocks: appended',
    answer: `${main}\nThe rest of it.\n\n## main.tf\n${fence(queue)}`,
    strict: { 'main.tf': `${bucket}\n${queue}` },
  },
  {
    name: 'the same file with some blocks again: merged',
    answer: `## main.tf\n${fence(bucket + queue)}\n## main.tf\n${fence(queue.replace('"jobs"\n', '"work"\n') + variable)}`,
    strict: { 'main.tf': `${bucket}${queue.replace('"jobs"\n', '"work"\n')}\n${variable}` },
  },
  {
    name: 'another version of a source: the last one',
    answer: `${main}\n## app.py\n${fence('x = 1\n', 'python')}\n## app.py\n${fence('x = 2\n', 'python')}`,
    strict: { 'main.tf': bucket, 'app.py': 'x = 2\n' },
  },
  {
    name: 'a file cut short and then continued',
    answer: `## main.tf\n${fence(`${queue}resource "aws_s3_bucket" "logs" {\n  bucket = "plumb-logs"\n`)}\nContinuing:\n\n${fence('  tags = {}\n}\n')}`,
    strict: {
      'main.tf': `${queue}resource "aws_s3_bucket" "logs" {\n  bucket = "plumb-logs"\n  tags = {}\n}\n`,
    },
  },
];

describe.each([
  ['not files', leftOut],
  ['without a name', unnamed],
  ['the same file again', again],
])('%s', (_, traps) => {
  test.each(traps)('$name', ({ answer, strict, lenient }) => {
    expect(filesOf(answer)).toEqual(strict);
    expect(filesOf(answer, { mode: 'lenient' })).toEqual(lenient ?? strict);
  });
});

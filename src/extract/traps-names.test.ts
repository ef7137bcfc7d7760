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

const names: Trap[] = [
  {
    name: 'heading and comment name different files',
    answer: `## File: tap_stack.tf\n${fence(`# main.tf\n${bucket}`)}`,
    strict: { 'tap_stack.tf': `# main.tf\n${bucket}` },
  },
  {
    name: 'the heading knows the folder that the comment leaves out',
    answer: `## lib/main.tf\n${fence(`# main.tf\n${bucket}`)}`,
    strict: { 'lib/main.tf': `# main.tf\n${bucket}` },
  },
  {
    name: 'the comment knows the folder that the heading leaves out',
    answer: `## main.tf\n${fence(`# modules/store/main.tf\n${bucket}`)}`,
    strict: { 'modules/store/main.tf': `# modules/store/main.tf\n${bucket}` },
  },
  {
    name: 'a title over everything does not name what has its own comment',
    answer: `# tap_stack.tf and friends\n${fence(`# tap_stack.tf\n${bucket}`)}\n${fence(`# queue.tf\n${queue}`)}`,
    strict: { 'tap_stack.tf': `# tap_stack.tf\n${bucket}`, 'queue.tf': `# queue.tf\n${queue}` },
  },
  {
    name: 'underscores stay when emphasis goes',
    answer: `### __tap_stack.tf__\n${fence(bucket)}\n### _my_queue.tf_\n${fence(queue)}\n### \`__init__.py\`\n${fence('x = 1\n', 'python')}`,
    strict: { 'tap_stack.tf': bucket, 'my_queue.tf': queue, '__init__.py': 'x = 1\n' },
  },
  {
    name: 'escaped underscores and backslashes',
    answer: `### tap\\_stack.tf\n${fence(bucket)}\n### modules\\queue\\main.tf\n${fence(queue)}`,
    strict: { 'tap_stack.tf': bucket, 'modules/queue/main.tf': queue },
  },
  {
    name: 'the longest extension counts',
    answer: `### app.json\n${fence('{}\n', 'json')}\n${main}`,
    strict: { 'app.json': '{}\n', 'main.tf': bucket },
  },
  {
    name: 'product names are no files',
    answer: `## Lambda (Node.js)\n${fence('exports.x = 1;\n', 'javascript')}\n## CI/CD and TCP/IP\n${fence(bucket)}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a slash before the folder',
    answer: `### /lib/main.tf\n${fence(bucket)}\n### /modules/queue/main.tf\n${fence(queue)}`,
    strict: { 'lib/main.tf': bucket, 'modules/queue/main.tf': queue },
  },
  {
    name: 'values in an hcl fence do not become configuration',
    answer: `${main}\n**terraform.tfvars**\n${fence('region = "eu-north-1"\n')}`,
    strict: { 'main.tf': bucket, 'terraform.tfvars': 'region = "eu-north-1"\n' },
  },
  {
    name: 'sections of a single file that sound like files',
    answer: `## tap_stack.tf\n${fence(`# variables.tf\n${variable}\n# outputs.tf\n${bucket}`)}`,
    strict: { 'tap_stack.tf': `# variables.tf\n${variable}\n# outputs.tf\n${bucket}` },
  },
];

const answers: Trap[] = [
  {
    name: 'a second option for the same file',
    answer: `## Option 1 (recommended)\n### main.tf\n${fence(bucket + queue)}\n## Option 2\n### main.tf\n${fence(bucket.replace('logs"\n', 'two"\n') + variable)}`,
    strict: { 'main.tf': bucket + queue },
  },
  {
    name: 'a list of names and one fence',
    answer: `## Files\n- main.tf\n- variables.tf\n\n${fence(variable + bucket)}`,
    strict: { 'main.tf': variable + bucket },
  },
  {
    name: 'a source without a name that the configuration reads',
    answer: `## main.tf\n${fence('data "archive_file" "code" {\n  source_file = "lambda/index.py"\n}\n')}\nThe function:\n${fence('x = 1\n', 'python')}`,
    strict: { 'main.tf': 'data "archive_file" "code" {\n  source_file = "lambda/index.py"\n}\n' },
    lenient: {
      'main.tf': 'data "archive_file" "code" {\n  source_file = "lambda/index.py"\n}\n',
      'lambda/index.py': 'x = 1\n',
    },
  },
  {
    name: 'a call of a tool in tags',
    answer: `<invoke name="write_file">\n<parameter name="path">main.tf</parameter>\n<parameter name="content">${bucket}</parameter>\n</invoke>\n`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'an answer in JSON that is cut short',
    answer: JSON.stringify({ files: [{ path: 'main.tf', content: bucket + queue }] }).slice(0, -12),
    strict: { 'main.tf': `${bucket}${queue.slice(0, -5)}\n` },
  },
];

const later: Trap[] = [
  {
    name: 'a heading that names two files, for two fences',
    answer: `### main.tf and variables.tf\n${fence(bucket)}\n${fence(variable)}`,
    strict: { 'main.tf': bucket, 'variables.tf': variable },
  },
  {
    name: 'a heading that names two files, for one fence',
    answer: `### variables.tf / main.tf\n${fence(variable + bucket)}`,
    strict: { 'variables.tf': variable + bucket },
  },
  {
    name: 'a comment that ends with the name',
    answer: fence(`# The buckets - s3.tf\n${bucket}`),
    strict: { 's3.tf': `# The buckets - s3.tf\n${bucket}` },
  },
  {
    name: 'a comment that speaks of another file',
    answer: fence(`# For the provider see provider.tf\n${bucket}`),
    strict: { 'main.tf': `# For the provider see provider.tf\n${bucket}` },
  },
  {
    name: 'a README whose marks are not in pairs',
    answer: `## README.md\n\`\`\`markdown\n# Store\n\n\`\`\`bash\nterraform init\n\`\`\`\n\n## main.tf\n${fence(bucket)}\n## queue.tf\n${fence(queue)}`,
    strict: {
      'README.md': '# Store\n\n```bash\nterraform init\n```\n\n',
      'main.tf': bucket,
      'queue.tf': queue,
    },
  },
  {
    name: 'a table of files before the fence',
    answer: `| file | holds |\n|---|---|\n| queue.tf | queues |\n\n${fence(bucket)}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'most of the configuration without names',
    answer: `## provider.tf\n${fence('provider "aws" {}\n')}\n## Buckets\n${fence(bucket)}\n## Queues\n${fence(queue)}`,
    strict: { 'provider.tf': 'provider "aws" {}\n', 'main.tf': `${bucket}\n${queue}` },
  },
  {
    name: 'a path on a drive',
    answer: `## main.tf\n${fence(bucket)}\n## C:\\queue.tf\n${fence(queue)}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a call of the answer itself',
    answer: `## main.tf\n${fence(bucket)}\nFor staging:\n${fence('module "store" {\n  source = "../"\n}\n')}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'bare configuration between fences, under a file name',
    answer: `## main.tf\n${fence(bucket)}\n## queue.tf\n\n${queue}\nRun it:\n${fence('terraform init\n', 'bash')}`,
    strict: { 'main.tf': bucket, 'queue.tf': `## queue.tf\n\n${queue}` },
  },
];

describe.each([
  ['names', names],
  ['whole answers', answers],
  ['further ones', later],
])('%s', (_, traps) => {
  test.each(traps)('$name', ({ answer, strict, lenient }) => {
    expect(filesOf(answer)).toEqual(strict);
    expect(filesOf(answer, { mode: 'lenient' })).toEqual(lenient ?? strict);
  });
});

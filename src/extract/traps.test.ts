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

const nested: Trap[] = [
  {
    name: 'fences inside a README',
    answer: `${main}\n## README.md\n\`\`\`markdown\n# Store\n\n\`\`\`bash\nterraform init\n\`\`\`\n\n## Usage\n\n\`\`\`hcl\nmodule "store" {\n  source = "./store"\n}\n\`\`\`\nEnd.\n\`\`\`\n\n## queue.tf\n${fence(queue)}`,
    strict: {
      'main.tf': bucket,
      'README.md':
        '# Store\n\n```bash\nterraform init\n```\n\n## Usage\n\n```hcl\nmodule "store" {\n  source = "./store"\n}\n```\nEnd.\n',
      'queue.tf': queue,
    },
  },
  {
    name: 'a README in longer marks',
    answer: `${main}\n## README.md\n\`\`\`\`markdown\n# Store\n\n\`\`\`\nlib/\n\`\`\`\n\`\`\`\`\n\n## queue.tf\n${fence(queue)}`,
    strict: { 'main.tf': bucket, 'README.md': '# Store\n\n```\nlib/\n```\n', 'queue.tf': queue },
  },
  {
    name: 'a fence without label inside a README',
    answer: `## README.md\n\`\`\`markdown\n# Store\n\nLayout:\n\n\`\`\`\nlib/\n└── main.tf\n\`\`\`\n\nEnd.\n\`\`\`\n\n${main}`,
    strict: { 'README.md': '# Store\n\nLayout:\n\n```\nlib/\n└── main.tf\n```\n\nEnd.\n', 'main.tf': bucket },
  },
  {
    name: 'a README whose own marks are left over',
    answer: `${main}\n## README.md\n\`\`\`markdown\n# Store\n\`\`\`\n\nMore of the README.\n\n\`\`\`\n\nThis is how it all fits together.\n\n## queue.tf\n${fence(queue)}`,
    strict: { 'main.tf': bucket, 'README.md': '# Store\n', 'queue.tf': queue },
  },
  {
    name: 'fences inside a heredoc',
    answer: `## main.tf\n${fence(`resource "local_file" "notes" {\n  filename = "NOTES.md"\n  content  = <<-EOT\n    # Notes\n    \`\`\`bash\n    terraform init\n    \`\`\`\n  EOT\n}\n`)}\n## queue.tf\n${fence(queue)}`,
    strict: {
      'main.tf':
        'resource "local_file" "notes" {\n  filename = "NOTES.md"\n  content  = <<-EOT\n    # Notes\n    ```bash\n    terraform init\n    ```\n  EOT\n}\n',
      'queue.tf': queue,
    },
  },
  {
    name: 'fences at the margin of a heredoc',
    answer: `## main.tf\n${fence(`locals {\n  notes = <<EOT\n\`\`\`bash\nls\n\`\`\`\nEOT\n}\n${bucket}`)}`,
    strict: { 'main.tf': `locals {\n  notes = <<EOT\n\`\`\`bash\nls\n\`\`\`\nEOT\n}\n${bucket}` },
  },
];

const marks: Trap[] = [
  {
    name: 'a second fence opened before the first is closed',
    answer: `## main.tf\n\`\`\`hcl\n${bucket}\n## queue.tf\n\`\`\`hcl\n${queue}\`\`\`\n`,
    strict: { 'main.tf': bucket, 'queue.tf': queue },
  },
  {
    name: 'a fence never closed, prose and commands after it',
    answer: `## main.tf\n\`\`\`hcl\n${bucket}\nThis creates the bucket you asked for.\n\n\`\`\`bash\nterraform init\n\`\`\`\n`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a fence never closed at the end',
    answer: `${main}\n## queue.tf\n\`\`\`hcl\n${queue}`,
    strict: { 'main.tf': bucket, 'queue.tf': queue },
  },
  {
    name: 'closing marks glued to code',
    answer: `## main.tf\n\`\`\`hcl\n${bucket.trimEnd()}\`\`\`\n\n## queue.tf\n${fence(queue)}`,
    strict: { 'main.tf': bucket, 'queue.tf': queue },
  },
  {
    name: 'code glued to the label',
    answer: `## variables.tf\n\`\`\`hcl${variable}\`\`\`\n\n${main}`,
    strict: { 'variables.tf': variable, 'main.tf': bucket },
  },
  {
    name: 'marks on both sides of the label',
    answer: `## main.tf\n\`\`\`hcl\`\`\`\n${bucket}\`\`\`\n`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'marks at the end of a sentence',
    answer: `The file main.tf: \`\`\`hcl\n${bucket}\`\`\`\n`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a fence opened twice',
    answer: `## main.tf\n\`\`\`hcl\n\`\`\`hcl\n${bucket}\`\`\`\n`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a fence of which only the closing marks are there',
    answer: `main.tf\n\n${bucket}\`\`\`\n\nThis is all you need to store the logs.`,
    strict: { 'main.tf': bucket },
  },
];

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

const unnamed: Trap[] = [
  {
    name: 'new configuration without a name beside named files',
    answer: `## main.tf\n${fence(bucket + variable)}\n## The queue\n\n${fence(queue)}`,
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

const reasoning: Trap[] = [
  {
    name: 'a draft before "### Answer"',
    answer: `### Reasoning Trace\n${fence(`# draft.tf\n${bucket}${queue}`)}\n### Answer\n---\n${main}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a draft left open before "### Answer"',
    answer: `### Reasoning Trace\n\`\`\`hcl\n${queue}\n### Answer\n${main}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a draft in think tags',
    answer: `<think>\nMaybe so:\n${fence(queue)}\n</think>\n${main}`,
    strict: { 'main.tf': bucket },
  },
  {
    name: 'a last answer that holds far less than the one before',
    answer: `### Answer\n## main.tf\n${fence(bucket + queue + variable + 'output "a" {\n  value = 1\n}\n')}\n### Reasoning\nMore?\n### Answer\nSee above.`,
    strict: { 'main.tf': bucket + queue + variable + 'output "a" {\n  value = 1\n}\n' },
  },
];

describe.each([
  ['nested fences', nested],
  ['marks', marks],
  ['not files', leftOut],
  ['names', names],
  ['the same file again', again],
  ['without a name', unnamed],
  ['whole answers', answers],
  ['further ones', later],
  ['reasoning', reasoning],
])('%s', (_, traps) => {
  test.each(traps)('$name', ({ answer, strict, lenient }) => {
    expect(filesOf(answer)).toEqual(strict);
    expect(filesOf(answer, { mode: 'lenient' })).toEqual(lenient ?? strict);
  });
});

test('every fence has a decision with its lines', () => {
  const { decisions } = extract(`${main}\n${fence('terraform init\n', 'bash')}`);
  expect(decisions).toEqual([
    { startLine: 3, endLine: 5, action: 'taken', path: 'main.tf', reason: 'named by the heading over it' },
    { startLine: 9, endLine: 9, action: 'left-out', path: null, reason: 'shell commands, not a file' },
  ]);
});

test('marks of a merge conflict stay in the file and are recorded', () => {
  const text = `<<<<<<< HEAD\n${bucket}=======\n${queue}>>>>>>> other\n`;
  const { files, decisions } = extract(`## main.tf\n${fence(text)}`);
  expect(files[0]?.text).toBe(text);
  expect(decisions[0]?.reason).toContain('conflict marks');
});

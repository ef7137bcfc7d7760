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

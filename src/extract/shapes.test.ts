import { describe, expect, test } from 'vitest';
import { extract } from './extract.js';

const bucket = 'resource "aws_s3_bucket" "logs" {\n  bucket = "plumb-logs"\n}\n';
const queue = 'resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n';
const variable = 'variable "region" {\n  type    = string\n  default = "eu-north-1"\n}\n';
const fence = (body: string, info = 'hcl', mark = '```'): string => `${mark}${info}\n${body}${mark}\n`;

/** A way of laying files out, and the files that must come back. */
interface Shape {
  readonly name: string;
  readonly answer: string;
  readonly files: Readonly<Record<string, string>>;
}

const shapes: Shape[] = [
  {
    name: 'headings with "File:"',
    answer: `Intro.\n\n## File: main.tf\n\n${fence(bucket)}\n## File: variables.tf\n\n${fence(variable)}`,
    files: { 'main.tf': bucket, 'variables.tf': variable },
  },
  {
    name: 'numbered headings',
    answer: `### 1. main.tf\n${fence(bucket)}\n### 2. variables.tf\n${fence(variable)}`,
    files: { 'main.tf': bucket, 'variables.tf': variable },
  },
  {
    name: 'headings in backticks and bold',
    answer: `### \`main.tf\`\n${fence(bucket)}\n## 2. **variables.tf** - inputs\n${fence(variable)}`,
    files: { 'main.tf': bucket, 'variables.tf': variable },
  },
  {
    name: 'a name inside a longer title',
    answer: `## The queue (queue.tf)\n${fence(queue)}\n## Buckets in s3_store.tf for logs\n${fence(bucket)}`,
    files: { 'queue.tf': queue, 's3_store.tf': bucket },
  },
  {
    name: 'first comments',
    answer: `${fence(`# main.tf\n${bucket}`)}\n${fence(`// queue.tf\n${queue}`)}\n${fence(`/* vars.tf */\n${variable}`)}`,
    files: {
      'main.tf': `# main.tf\n${bucket}`,
      'queue.tf': `// queue.tf\n${queue}`,
      'vars.tf': `/* vars.tf */\n${variable}`,
    },
  },
  {
    name: 'a first comment in a banner',
    answer: fence(`# ==========\n# stack.tf - all of it\n# ==========\n${bucket}`),
    files: { 'stack.tf': `# ==========\n# stack.tf - all of it\n# ==========\n${bucket}` },
  },
  {
    name: 'a comment after the first line of a script',
    answer: `${fence(bucket, 'hcl main.tf')}\n${fence('#!/bin/bash\n# setup.sh\necho hello\n', 'bash')}`,
    files: { 'main.tf': bucket, 'setup.sh': '#!/bin/bash\n# setup.sh\necho hello\n' },
  },
  {
    name: 'info string: name after the label',
    answer: fence(bucket, 'hcl main.tf'),
    files: { 'main.tf': bucket },
  },
  {
    name: 'info string: title',
    answer: fence(bucket, 'hcl title="infra/main.tf"'),
    files: { 'infra/main.tf': bucket },
  },
  {
    name: 'info string: braces',
    answer: fence(bucket, 'terraform {file=main.tf}'),
    files: { 'main.tf': bucket },
  },
  { name: 'info string: colon', answer: fence(bucket, 'hcl:main.tf'), files: { 'main.tf': bucket } },
  { name: 'info string: the name alone', answer: fence(bucket, 'main.tf'), files: { 'main.tf': bucket } },
  {
    name: 'a bold line, and a plain line with a colon',
    answer: `**main.tf**\n\n${fence(bucket)}\n**File: \`variables.tf\`:**\n${fence(variable)}\nqueue.tf:\n${fence(queue)}`,
    files: { 'main.tf': bucket, 'variables.tf': variable, 'queue.tf': queue },
  },
  {
    name: 'plain lines with "File:"',
    answer: `File: lib/main.tf\n\n${fence(bucket)}\nFile: lib/variables.tf\n\n${fence(variable)}`,
    files: { 'lib/main.tf': bucket, 'lib/variables.tf': variable },
  },
  {
    name: 'a sentence before the fence',
    answer: `Here is everything in one file (\`tap_stack.tf\`), as you asked:\n\n${fence(bucket)}`,
    files: { 'tap_stack.tf': bucket },
  },
  {
    name: 'a sentence that names two files',
    answer: `Save this as \`stack.tf\` next to \`backend.tf\`:\n\n${fence(bucket)}`,
    files: { 'stack.tf': bucket },
  },
  {
    name: 'one fence without a name',
    answer: `Sure.\n\n${fence(bucket)}\nDone.`,
    files: { 'main.tf': bucket },
  },
  {
    name: 'several fences without names',
    answer: `First the bucket:\n${fence(bucket)}\nThen the queue:\n${fence(queue)}`,
    files: { 'main.tf': `${bucket}\n${queue}` },
  },
  ...['terraform', 'tf', 'HCL', ''].map((label) => ({
    name: `label "${label}"`,
    answer: `## main.tf\n${fence(bucket, label)}`,
    files: { 'main.tf': bucket },
  })),
  {
    name: 'tilde fences',
    answer: `## main.tf\n${fence(bucket, 'hcl', '~~~')}`,
    files: { 'main.tf': bucket },
  },
  {
    name: 'longer fences',
    answer: `## main.tf\n${fence(bucket, 'hcl', '`````')}`,
    files: { 'main.tf': bucket },
  },
  {
    name: 'fences indented in a list',
    answer: `1. **main.tf**\n\n   \`\`\`hcl\n${bucket.replace(/^(?=.)/gm, '   ')}   \`\`\`\n`,
    files: { 'main.tf': bucket },
  },
  {
    name: 'line ends of Windows',
    answer: `## main.tf\n${fence(bucket)}`.replaceAll('\n', '\r\n'),
    files: { 'main.tf': bucket },
  },
  {
    name: 'bare HCL without any fence',
    answer: `Here is the configuration.\n\n${bucket}\n${queue}`,
    files: { 'main.tf': `${bucket}\n${queue}` },
  },
  {
    name: 'bare HCL with file-name lines',
    answer: `main.tf\n\n${bucket}\n## variables.tf\n\n${variable}\n**queue.tf**\n${queue}\nThat is all you need.`,
    files: { 'main.tf': bucket, 'variables.tf': `## variables.tf\n\n${variable}`, 'queue.tf': queue },
  },
  {
    name: 'several files in one fence',
    answer: fence(`# main.tf\n${bucket}\n# variables.tf\n${variable}`),
    files: { 'main.tf': `# main.tf\n${bucket}`, 'variables.tf': `# variables.tf\n${variable}` },
  },
  {
    name: 'several files in one fence, with rules',
    answer: `## The files\n${fence(`# ==== main.tf ====\n${bucket}\n#------------\n// file: modules/q/main.tf\n#------------\n${queue}`)}`,
    files: {
      'main.tf': `# ==== main.tf ====\n${bucket}`,
      'modules/q/main.tf': `#------------\n// file: modules/q/main.tf\n#------------\n${queue}`,
    },
  },
  {
    name: 'shell heredocs',
    answer: fence(
      `mkdir -p modules/q\ncat > main.tf <<'EOF'\n${bucket}EOF\ncat <<EOT > modules/q/main.tf\n${queue}EOT\n`,
      'bash',
    ),
    files: { 'main.tf': bucket, 'modules/q/main.tf': queue },
  },
  {
    name: 'shell heredocs without a fence',
    answer: `Run this:\n\ncat > main.tf <<'EOF'\n${bucket}EOF\n`,
    files: { 'main.tf': bucket },
  },
  {
    name: 'prefixes with a folder',
    answer: `### lib/main.tf\n${fence(bucket)}\n### lib/variables.tf\n${fence(variable)}`,
    files: { 'lib/main.tf': bucket, 'lib/variables.tf': variable },
  },
  {
    name: 'sub-headings under a folder heading',
    answer: `## modules/queue/\n### main.tf\n${fence(queue)}\n### variables.tf\n${fence(variable)}\n## Root\n### main.tf\n${fence(bucket)}`,
    files: { 'modules/queue/main.tf': queue, 'modules/queue/variables.tf': variable, 'main.tf': bucket },
  },
  {
    name: 'labels under a folder heading',
    answer: `### Module: queue (\`modules/queue/\`)\n\n**\`main.tf\`:**\n\n${fence(queue)}\n**\`modules/queue/variables.tf\`:**\n\n${fence(variable)}`,
    files: { 'modules/queue/main.tf': queue, 'modules/queue/variables.tf': variable },
  },
  {
    name: 'sub-headings that continue one file',
    answer: `## main.tf\n### Buckets\n${fence(bucket)}\n### Queues\n${fence(queue)}`,
    files: { 'main.tf': `${bucket}\n${queue}` },
  },
  {
    name: 'a comment on each piece of one file',
    answer: `## Buckets\n${fence(`# From: stack.tf\n${bucket}`)}\n## Queues\n${fence(`# From: stack.tf\n${queue}`)}`,
    files: { 'stack.tf': `# From: stack.tf\n${bucket}\n# From: stack.tf\n${queue}` },
  },
  {
    name: 'an answer fenced as a whole',
    answer: `\`\`\`\`markdown\n# Answer\n\n## main.tf\n${fence(bucket)}\n## variables.tf\n${fence(variable)}\`\`\`\`\n`,
    files: { 'main.tf': bucket, 'variables.tf': variable },
  },
  {
    name: 'sources, scripts, templates, JSON and values',
    answer: [
      `## main.tf\n${fence(bucket)}`,
      `## lambda/index.py\n${fence('def handler(event, context):\n    return {}\n', 'python')}`,
      `## src/app.js\n${fence('exports.handler = async () => ({});\n', 'javascript')}`,
      `## templates/init.sh.tpl\n${fence('#!/bin/bash\necho ${name}\n', 'bash')}`,
      `## policy.json\n${fence('{\n  "Version": "2012-10-17"\n}\n', 'json')}`,
      `## prod.tfvars\n${fence('region = "eu-north-1"\n')}`,
      `## Dockerfile\n${fence('FROM scratch\n', 'dockerfile')}`,
    ].join('\n'),
    files: {
      'main.tf': bucket,
      'lambda/index.py': 'def handler(event, context):\n    return {}\n',
      'src/app.js': 'exports.handler = async () => ({});\n',
      'templates/init.sh.tpl': '#!/bin/bash\necho ${name}\n',
      'policy.json': '{\n  "Version": "2012-10-17"\n}\n',
      'prod.tfvars': 'region = "eu-north-1"\n',
      Dockerfile: 'FROM scratch\n',
    },
  },
];

describe('every layout of files gives the files back', () => {
  test.each(shapes)('$name', ({ answer, files }) => {
    const found = extract(answer);
    expect(Object.fromEntries(found.files.map((file) => [file.path, file.text]))).toEqual(files);
    expect(found.outcome).toBe('complete');
  });
});

test('each file knows the lines it came from, and its size in bytes', () => {
  const { files } = extract(`## main.tf\n\n${fence('# ü\n' + bucket)}`);
  expect(files).toEqual([
    {
      path: 'main.tf',
      text: '# ü\n' + bucket,
      bytes: Buffer.byteLength('# ü\n' + bucket),
      startLine: 4,
      endLine: 7,
    },
  ]);
});

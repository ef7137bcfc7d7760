import { describe, expect, test } from 'vitest';
import { extract } from './extract.js';
import { extractTurn } from './turn.js';

const bucket = 'resource "aws_s3_bucket" "logs" {\n  bucket = "plumb-logs"\n}\n';
const better = bucket.replace('plumb-logs', 'plumb-better');
const queue = 'resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\n';
const topic = 'resource "aws_sns_topic" "news" {\n  name = "news"\n}\n';
const variable = 'variable "region" {\n  default = "eu-north-1"\n}\n';
const fence = (body: string, label = 'hcl'): string => `\`\`\`${label}\n${body}\`\`\`\n`;
const file = (path: string, body: string): string =>
  `## ${path}\n${fence(body, path.endsWith('.py') ? 'python' : 'hcl')}\n`;

const first = file('main.tf', bucket + queue) + file('variables.tf', variable);
const base = { 'main.tf': bucket + queue, 'variables.tf': variable };

describe('a later turn is laid over the files of before', () => {
  test.each<[string, string, string, Record<string, string>]>([
    [
      'a file given again as a whole replaces',
      first,
      file('main.tf', better + queue),
      { ...base, 'main.tf': better + queue },
    ],
    [
      'a block given again replaces its block',
      first,
      file('main.tf', better),
      { ...base, 'main.tf': better + queue },
    ],
    [
      'a block without a name goes where it was declared',
      first,
      `Only the variable changes:\n${fence(variable.replace('north', 'west'))}`,
      { ...base, 'variables.tf': variable.replace('north', 'west') },
    ],
    [
      'new blocks are appended',
      first,
      file('main.tf', topic),
      { ...base, 'main.tf': `${bucket}${queue}\n${topic}` },
    ],
    [
      'blocks again and new ones are merged',
      first,
      file('main.tf', better + topic),
      { ...base, 'main.tf': `${better}${queue}\n${topic}` },
    ],
    [
      'a new file is added',
      first,
      file('outputs.tf', 'output "a" {}\n'),
      { ...base, 'outputs.tf': 'output "a" {}\n' },
    ],
    [
      'a file that is no configuration alone',
      first,
      file('app.py', 'x = 1\n'),
      { ...base, 'app.py': 'x = 1\n' },
    ],
    [
      'a fragment with parts left out changes nothing',
      first,
      file('main.tf', 'resource "aws_s3_bucket" "logs" {\n  ...\n}\n'),
      base,
    ],
    [
      'a name without its folder',
      file('lib/main.tf', bucket),
      file('main.tf', better),
      { 'lib/main.tf': better },
    ],
    ['prose alone', first, 'I think the configuration is right as it is.', base],
    ['the first turn gave nothing', 'Which region?', first, base],
  ])('%s', (_, before, after, files) => {
    const found = extractTurn(extract(before), after);
    expect(Object.fromEntries(found.files.map(({ path, text }) => [path, text]))).toEqual(files);
    expect(found.outcome).toBe('complete');
  });

  test('every step is recorded', () => {
    const { decisions } = extractTurn(extract(first), file('main.tf', better));
    expect(decisions).toContainEqual({
      startLine: 3,
      endLine: 5,
      action: 'merged',
      path: 'main.tf',
      reason: 'over the earlier turn’s file: it declares 1 blocks again and 0 new',
    });
  });

  test('a turn that is cut short is truncated', () => {
    const found = extractTurn(
      extract(first),
      '## main.tf\n```hcl\nresource "aws_s3_bucket" "logs" {\n  bucket = "x',
    );
    expect(found.outcome).toBe('truncated');
  });

  test('a turn that declines leaves what was there', () => {
    const found = extractTurn(extract(first), 'I cannot help with that.', { finishReason: 'refusal' });
    expect(found.files).toHaveLength(2);
    expect(found.reason).toContain('stand');
  });
});

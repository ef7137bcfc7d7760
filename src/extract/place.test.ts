import { describe, expect, test } from 'vitest';
import { extract } from './extract.js';

const fence = (body: string, info = 'hcl'): string => `\`\`\`${info}\n${body}\`\`\`\n`;
const python = fence('def handler(event, context):\n    return {}\n', 'python');
const archive = (line: string): string =>
  fence(`data "archive_file" "code" {\n  type = "zip"\n  ${line}\n}\n`);
const queue = fence('resource "aws_sqs_queue" "jobs" {}\n');
const provider = fence('provider "aws" {\n  region = "eu-north-1"\n}\n');

const paths = (answer: string): string[] => extract(answer).files.map((file) => file.path);

describe('files go where the configuration reads them', () => {
  test.each([
    [
      'its folder is left out',
      'source_file = "${path.module}/lambda/index.py"',
      'index.py',
      'lambda/index.py',
    ],
    ['it has another folder', 'source_file = "lambda/index.py"', 'src/index.py', 'lambda/index.py'],
    ['the packed folder has no file', 'source_dir = "${path.module}/code"', 'index.py', 'code/index.py'],
    ['it is read where it stands', 'source_file = "${path.module}/index.py"', 'index.py', 'index.py'],
    ['it is packed where it stands', 'source_dir = "${path.module}/code"', 'code/index.py', 'code/index.py'],
    ['nothing reads it', 'source_file = "${path.module}/other.py"', 'index.py', 'index.py'],
  ])('%s', (_, line, given, expected) => {
    expect(paths(`## main.tf\n${archive(line)}\n## ${given}\n${python}`)).toEqual(['main.tf', expected]);
  });

  test('a template read over two lines', () => {
    const main = fence(
      'locals {\n  a = templatefile(\n    "${path.module}/templates/init.sh", {})\n}\nresource "a" "b" {}\n',
    );
    const answer = `## main.tf\n${main}\n## init.sh\n${fence('#!/bin/sh\n', 'bash')}`;
    expect(paths(answer)).toEqual(['main.tf', 'templates/init.sh']);
  });

  test('beside a root with a folder of its own', () => {
    const answer = `## lib/main.tf\n${archive('source_file = "${path.module}/lambda/index.py"')}\n## lambda/index.py\n${python}`;
    expect(paths(answer)).toEqual(['lib/main.tf', 'lib/lambda/index.py']);
  });

  test('two files that could be meant stay where they are', () => {
    const answer = `## main.tf\n${archive('source_file = "x/index.py"')}\n## a/index.py\n${python}\n## b/index.py\n${python}`;
    expect(paths(answer)).toEqual(['main.tf', 'a/index.py', 'b/index.py']);
  });

  test('the move is recorded', () => {
    const { decisions } = extract(
      `## main.tf\n${archive('source_file = "code/index.py"')}\n## index.py\n${python}`,
    );
    expect(decisions).toContainEqual(
      expect.objectContaining({
        action: 'moved',
        path: 'code/index.py',
        reason: 'given as index.py; the configuration reads it there',
      }),
    );
  });
});

describe('modules', () => {
  const call = (source: string): string => fence(`module "queue" {\n  source = "${source}"\n}\n`);

  test('a module given under another prefix is put where it is called', () => {
    const answer = `## lib/main.tf\n${call('./modules/queue')}\n## modules/queue/main.tf\n${queue}`;
    expect(paths(answer)).toEqual(['lib/main.tf', 'lib/modules/queue/main.tf']);
  });

  test('a module called beside the root stays', () => {
    const answer = `## lib/main.tf\n${call('../modules/queue')}\n## modules/queue/main.tf\n${queue}`;
    expect(paths(answer)).toEqual(['lib/main.tf', 'modules/queue/main.tf']);
  });

  test('a module that is never given stays missing', () => {
    expect(paths(`## main.tf\n${call('./modules/queue')}`)).toEqual(['main.tf']);
  });

  test('files under a heading that speaks of the module go into its folder', () => {
    const answer = `## Root\n### main.tf\n${call('./modules/queue')}\n## Queue module\n### main.tf\n${queue}`;
    expect(paths(answer)).toEqual(['main.tf', 'modules/queue/main.tf']);
  });
});

describe('the root', () => {
  test.each([
    ['the top, without configuration elsewhere', `## main.tf\n${queue}`, '.'],
    ['the only folder', `## lib/main.tf\n${queue}`, 'lib'],
    [
      'the caller rather than the module',
      `## modules/q/main.tf\n${queue}\n## infra/main.tf\n${fence('module "q" {\n  source = "../modules/q"\n}\n')}`,
      'infra',
    ],
    [
      'the one with a provider',
      `## a/main.tf\n${queue}\n## b/main.tf\n${queue}\n## b/provider.tf\n${provider}`,
      'b',
    ],
    [
      'the one with most in it',
      `## a/main.tf\n${queue}\n## b/main.tf\n${queue}\n## b/more.tf\n${fence('resource "aws_sqs_queue" "more" {}\n')}`,
      'b',
    ],
    [
      'not an example',
      `## examples/all/main.tf\n${provider}\n${fence('module "q" {\n  source = "../../"\n}\n', 'hcl examples/all/q.tf')}\n## main.tf\n${queue}`,
      '.',
    ],
    [
      'not settings of an environment',
      `## main.tf\n${queue}\n## environments/dev/backend.tf\n${fence('terraform {\n  backend "s3" {}\n}\n')}`,
      '.',
    ],
  ])('%s', (_, answer, root) => {
    expect(extract(answer).root).toBe(root);
  });

  test('values without a folder go beside the root', () => {
    const answer = `## lib/main.tf\n${queue}\nCreate \`terraform.tfvars\`:\n${fence('region = "eu-north-1"\n')}`;
    expect(paths(answer)).toEqual(['lib/main.tf', 'lib/terraform.tfvars']);
  });

  test('configuration alone at the top goes beside the root in lenient mode only', () => {
    const answer = `## lib/main.tf\n${queue}\n## lib/provider.tf\n${provider}\n## outputs.tf\n${fence('output "a" {\n  value = 1\n}\n')}`;
    expect(paths(answer)).toEqual(['lib/main.tf', 'lib/provider.tf', 'outputs.tf']);
    const lenient = extract(answer, { mode: 'lenient' }).files.map((file) => file.path);
    expect(lenient).toEqual(['lib/main.tf', 'lib/provider.tf', 'lib/outputs.tf']);
  });
});

import { describe, expect, test } from 'vitest';
import type { AnswerFile } from '../domain/answer.js';
import { skipComments } from './skip-comments.js';

function file(path: string, text: string): AnswerFile {
  return { path, text, bytes: text.length, startLine: 1, endLine: 1 };
}

describe('comments that tell a scanner to skip', () => {
  test.each([
    ['#trivy:ignore:AVD-AWS-0107', 'trivy:ignore'],
    ['  # tfsec:ignore:aws-s3-enable-versioning', 'tfsec:ignore'],
    ['cidr = "0.0.0.0/0" # checkov:skip=CKV_AWS_24: wanted', 'checkov:skip'],
    ['// kics-scan ignore-line', 'kics-scan ignore'],
    ['/* tflint-ignore: terraform_unused_declarations */', 'tflint-ignore'],
    ['#ts:skip=AC_AWS_0228 reason', 'ts:skip'],
  ])('%s is listed with its place', (line, value) => {
    expect(skipComments([file('main.tf', `# a queue\n${line}\n`)])).toMatchObject([
      { kind: 'skip-comment', subject: 'main.tf:2', value },
    ]);
  });

  test('a line of comments that never end is read in one pass', () => {
    expect(skipComments([file('main.tf', '/* '.repeat(300_000))])).toEqual([]);
  });

  test.each([
    ['an ordinary comment', 'main.tf', '# do not skip the backup\n'],
    ['the words outside a comment', 'main.tf', 'name = "checkov:skip"\n'],
    ['a file that is no Terraform', 'README.md', '# checkov:skip=CKV_AWS_24\n'],
  ])('%s is not', (_, path, text) => {
    expect(skipComments([file(path, text)])).toEqual([]);
  });
});

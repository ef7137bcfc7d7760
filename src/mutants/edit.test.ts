import { describe, expect, test } from 'vitest';
import type { AnswerFile } from '../domain/answer.js';
import { applyEdits, EditError } from './edit.js';
import { editSchema, mutantSchema, type Edit } from './mutant.js';

function file(path: string, text: string): AnswerFile {
  return { path, text, bytes: Buffer.byteLength(text), startLine: 1, endLine: 1 };
}

const reference = [
  file('a.tf', 'resource "aws_vpc" "main" {\n  cidr = "10.0.0.0/16"\n}\n\ndata "aws_region" "here" {}\n'),
  file(
    'b.tf',
    'resource "aws_vpc" "other" {\n  cidr = "10.0.0.0/16"\n}\n\nvariable "x" {\n  type = string\n}\n',
  ),
];

function textOf(edits: readonly Edit[], path: string): string | undefined {
  return applyEdits(reference, edits).find((one) => one.path === path)?.text;
}

describe('an edit', () => {
  test('replaces a text inside one block', () => {
    const edit = { in: 'aws_vpc.other', find: '/16', replace: '/20' };
    expect(textOf([edit], 'b.tf')).toContain('"10.0.0.0/20"');
    expect(textOf([edit], 'a.tf')).toContain('"10.0.0.0/16"');
  });

  test.each([
    ['aws_vpc.main', 'a.tf', '\n\ndata "aws_region" "here" {}\n'],
    ['data.aws_region.here', 'a.tf', 'resource "aws_vpc" "main" {\n  cidr = "10.0.0.0/16"\n}\n\n\n'],
    ['variable.x', 'b.tf', 'resource "aws_vpc" "other" {\n  cidr = "10.0.0.0/16"\n}\n\n\n'],
  ])('removes the block %s', (remove, path, left) => {
    expect(textOf([{ remove }], path)).toBe(left);
  });

  test('adds to the end of a file, and makes a new one', () => {
    expect(textOf([{ file: 'a.tf', append: 'locals {}' }], 'a.tf')).toMatch(/\{\}\n\nlocals \{\}\n$/);
    expect(textOf([{ file: 'c.tf', append: 'locals {}' }], 'c.tf')).toBe('locals {}\n');
  });

  test('sees what the edits before it did, and leaves the reference alone', () => {
    const edits = [
      { file: 'c.tf', append: 'locals {\n  x = 1\n}' },
      { in: 'locals', find: '1', replace: '2' },
    ];
    expect(textOf(edits, 'c.tf')).toBe('locals {\n  x = 2\n}\n');
    expect(reference).toHaveLength(2);
  });

  test.each<[string, Edit, string]>([
    [
      'a text that is not there',
      { find: 'nowhere', replace: '' },
      '"nowhere" was not found in the reference',
    ],
    [
      'a text that is there twice',
      { find: '/16', replace: '' },
      'found 2 times in the reference (a.tf:2, b.tf:2); name the block',
    ],
    ['a block that is not there', { remove: 'aws_vpc.gone' }, 'was not found in the reference'],
    [
      'a file that is not there',
      { file: 'x.tf', find: 'a', replace: 'b' },
      'file x.tf is not in the reference',
    ],
  ])('refuses %s', (_what, edit, message) => {
    const wrong = (): unknown => applyEdits(reference, [edit]);
    expect(wrong).toThrow(EditError);
    expect(wrong).toThrow(message);
  });
});

describe('a mutant in data', () => {
  const right = {
    id: 'no-tracing',
    fault: 'a function without tracing',
    edits: [{ remove: 'aws_vpc.main' }],
    trips: 'encryption/queues',
    at: null,
  };

  test('takes a text of several lines as a list', () => {
    expect(editSchema.parse({ file: 'a.tf', append: ['a', 'b'] })).toEqual({ file: 'a.tf', append: 'a\nb' });
  });

  test('is read with nothing else declared', () => {
    expect(mutantSchema.parse(right)).toEqual({ ...right, also: {} });
  });

  test.each([
    ['no edit', { edits: [] }],
    ['an edit with an unknown word', { edits: [{ delete: 'aws_vpc.main' }] }],
    ['a check without its category', { trips: 'queues' }],
    ['a declared check without a reason', { also: { 'encryption/topics': '' } }],
    ['a stage that there is none', { stage: 'deploy' }],
    ['a path that leaves the reference', { edits: [{ file: '../x.tf', append: 'a' }] }],
  ])('is refused with %s', (_what, change) => {
    expect(mutantSchema.safeParse({ ...right, ...change }).success).toBe(false);
  });
});

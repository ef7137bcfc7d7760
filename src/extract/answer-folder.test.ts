import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAnswerFolder } from './answer-folder.js';

let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'answer-folder-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

async function write(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
}

const queue = 'resource "aws_sqs_queue" "jobs" {}\n';

test('files are taken with their text, and the root is chosen', async () => {
  await write({ 'lib/main.tf': queue, 'lib/lambda/index.py': 'x = 1\n', 'README.md': '# A\n' });
  const found = await readAnswerFolder(dir);
  expect(found).toMatchObject({ outcome: 'complete', root: 'lib', refused: [] });
  expect(found.files).toEqual([
    { path: 'README.md', text: '# A\n', bytes: 4, startLine: 1, endLine: 1 },
    { path: 'lib/lambda/index.py', text: 'x = 1\n', bytes: 6, startLine: 1, endLine: 1 },
    { path: 'lib/main.tf', text: queue, bytes: queue.length, startLine: 1, endLine: 1 },
  ]);
});

describe('refused', () => {
  test('folders and files of Terraform, hidden ones, overrides, unknown kinds', async () => {
    await write({
      'main.tf': queue,
      '.terraform/modules/modules.json': '{}',
      '.git/config': '',
      'terraform.tfstate': '{}',
      '.terraform.lock.hcl': '',
      'zz_override.tf': queue,
      'code.zip': 'PK',
    });
    const { files, refused } = await readAnswerFolder(dir);
    expect(files.map((file) => file.path)).toEqual(['main.tf']);
    expect(refused.map((file) => file.path)).toEqual([
      '.git/',
      '.terraform/',
      '.terraform.lock.hcl',
      'code.zip',
      'terraform.tfstate',
      'zz_override.tf',
    ]);
  });

  test('links are not followed', async () => {
    await write({ 'main.tf': queue });
    await symlink('/etc/hostname', join(dir, 'host.txt'));
    await symlink('/etc', join(dir, 'etc'));
    const { files, refused } = await readAnswerFolder(dir);
    expect(files.map((file) => file.path)).toEqual(['main.tf']);
    expect(refused).toEqual([
      { path: 'etc', reason: 'links are not followed' },
      { path: 'host.txt', reason: 'links are not followed' },
    ]);
  });

  test('files of more than 1 MB', async () => {
    await write({ 'main.tf': queue, 'big.json': Buffer.alloc(1_000_001, 32) });
    expect((await readAnswerFolder(dir)).refused).toEqual([
      { path: 'big.json', reason: expect.stringContaining('1000001 bytes') as string },
    ]);
  });
});

test('bytes that are no UTF-8 are replaced', async () => {
  await write({ 'main.tf': Buffer.concat([Buffer.from('# '), Buffer.from([0xff, 0x0a])]) });
  expect((await readAnswerFolder(dir)).files[0]).toMatchObject({ text: '# \ufffd\n', bytes: 6 });
});

test.each([
  ['an empty folder', {}, 'empty'],
  ['a folder without Terraform', { 'a.py': 'x = 1\n' }, 'no-terraform'],
])('%s', async (_, files, outcome) => {
  await write(files);
  expect(await readAnswerFolder(dir)).toMatchObject({ outcome, root: '.' });
});

test('a folder that is not there is an error', async () => {
  await expect(readAnswerFolder(join(dir, 'missing'))).rejects.toThrow('ENOENT');
});

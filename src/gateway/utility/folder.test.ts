import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Allowance } from './allowance.js';
import { AnswerFolder } from './folder.js';

let base: string;
let answer: string;
let folder: AnswerFolder;

beforeEach(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'plumbline-folder-'));
  answer = path.join(base, 'answer');
  await mkdir(path.join(answer, 'lib'), { recursive: true });
  await writeFile(path.join(base, 'secret.txt'), 'secret');
  await writeFile(path.join(answer, 'shared.txt'), 'shared');
  folder = new AnswerFolder({
    rootFolder: path.join(answer, 'lib'),
    answerFolder: answer,
    seenAs: '/work',
    allowance: new Allowance(),
  });
});
afterEach(() => rm(base, { recursive: true }));

const text = async (name: string): Promise<string | null> => (await folder.read(name))?.toString() ?? null;

describe('AnswerFolder', () => {
  it('reads what the answer ships, in the root module’s terms and where a sandbox shows it', async () => {
    expect(await text('../shared.txt')).toBe('shared');
    expect(await text('/work/shared.txt')).toBe('shared');
  });

  it.each(['../../secret.txt', '/etc/hostname', '/work/../secret.txt', 'missing.txt', '.'])(
    'finds nothing at %s',
    async (name) => {
      expect(await text(name)).toBeNull();
    },
  );

  it('does not follow a link out of the folder', async () => {
    await symlink(path.join(base, 'secret.txt'), path.join(answer, 'lib', 'link.txt'));
    await symlink(base, path.join(answer, 'lib', 'up'));
    expect(await text('link.txt')).toBeNull();
    expect(await text('up/secret.txt')).toBeNull();
    expect(await folder.write('link.txt', Buffer.from('x'))).toBe('memory');
    expect(await folder.write('up/secret.txt', Buffer.from('x'))).toBe('memory');
    expect(await readFile(path.join(base, 'secret.txt'), 'utf8')).toBe('secret');
  });

  it('writes inside the folder, with parents', async () => {
    expect(await folder.write('out/a/b.zip', Buffer.from('zip'))).toBe('folder');
    expect(await readFile(path.join(answer, 'lib/out/a/b.zip'), 'utf8')).toBe('zip');
  });

  it.each([
    '/tmp/plumbline-never/x.zip',
    '../../outside.txt',
    'zzzz_override.tf',
    'x.auto.tfvars',
    'terraform.tfstate',
    '.terraform/providers/x',
    '../.terraform.lock.hcl',
  ])('keeps %s in memory only, where it can be read back', async (name) => {
    expect(await folder.write(name, Buffer.from('kept'))).toBe('memory');
    expect(await text(name)).toBe('kept');
    await expect(readFile(path.resolve(answer, 'lib', name))).rejects.toThrow();
    await folder.remove(name);
    expect(await text(name)).toBeNull();
  });

  it('tells what it would read, and counts what it moves', async () => {
    await folder.write('/tmp/kept', Buffer.alloc(50 * 1024 * 1024));
    expect([await folder.has('/tmp/kept'), await folder.has('../shared.txt'), await folder.has('.')]).toEqual(
      [true, true, false],
    );
    await folder.read('/tmp/kept');
    const limit = 'the answer used up 128 MB of files read, packed and written';
    await expect(folder.read('/tmp/kept')).rejects.toThrow(limit);
    await expect(folder.write('x', Buffer.alloc(1))).rejects.toThrow(limit);
  });

  it('lists files on disk and in memory, sorted', async () => {
    await folder.write('src/b.py', Buffer.from('b'));
    await folder.write('src/a.tf', Buffer.from('a'));
    expect(await folder.list('src')).toEqual(['a.tf', 'b.py']);
  });
});

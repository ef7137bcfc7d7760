import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listChecks } from '../grading/load.js';
import { foldersBelow, projectFolders, samplesFolderName, type TaskFolders } from './folders.js';
import { listTaskIds, loadGiven, loadReference, loadTask, loadTasks } from './load.js';
import { scaffoldTask } from './scaffold.js';

describe('the tasks of this project', () => {
  it('each have a reference, and each reference a task', async () => {
    const ids = await listTaskIds();
    expect(ids.length).toBeGreaterThan(0);
    const references = await readdir(projectFolders().reference, { withFileTypes: true });
    expect(
      references
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort(),
    ).toEqual(ids);
  });

  it('all load, request and hashes included', async () => {
    for (const task of await loadTasks()) {
      expect(task.request, task.id).not.toContain('{{request}}');
      expect([task.requestHash, task.contentHash], task.id).toEqual([
        expect.stringMatching(/^[0-9a-f]{64}$/),
        expect.stringMatching(/^[0-9a-f]{64}$/),
      ]);
    }
  });

  it('name only checks that exist', async () => {
    const known = (await listChecks()).map((check) => check.id);
    const named = (await loadTasks()).flatMap((task) => task.requirements.flatMap(({ checks }) => checks));
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
  });

  it('have references without anything copied from a run by hand', async () => {
    for (const id of await listTaskIds()) {
      const paths = (await loadReference(id)).map((file) => file.path);
      expect(paths, id).toEqual([...paths].sort());
      expect(
        paths.filter((path) => /tfstate|\.terraform|\.zip$/.test(path)),
        id,
      ).toEqual([]);
    }
  });
});

describe('loading a task', () => {
  let root: string;
  let folders: TaskFolders;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'plumbline-tasks-'));
    folders = foldersBelow(root);
    await mkdir(join(folders.datasets, samplesFolderName), { recursive: true });
    await mkdir(folders.prompts);
    await writeFile(
      join(folders.prompts, 'terraform.md'),
      'Please:\r\n\r\n{{request}}\r\n\r\nThank you.\r\n',
    );
    await scaffoldTask('queue', folders);
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const write = (path: string, text: string): Promise<void> => writeFile(join(root, path), text);
  const taskFile = (change: object): Promise<void> =>
    write(
      'datasets/queue/task.json',
      JSON.stringify({
        id: 'queue',
        title: 'A queue',
        prompt: 'terraform.md',
        requirements: [{ id: 'queue', text: 'A queue', needs: [{ types: ['aws_sqs_queue'] }] }],
        ...change,
      }),
    );

  it('leaves the samples out of the tasks', async () => {
    expect(await listTaskIds(folders)).toEqual(['queue']);
  });

  it('puts the request where the prompt says, whatever the line ends', async () => {
    await write('datasets/queue/request.md', '\r\nOne queue.\r\n');
    expect((await loadTask('queue', folders)).request).toBe('Please:\n\nOne queue.\n\nThank you.\n');
  });

  it('keeps the request as written where it holds replacement patterns', async () => {
    await write('datasets/queue/request.md', "It costs $& and $1, $' too.");
    expect((await loadTask('queue', folders)).request).toContain("It costs $& and $1, $' too.");
  });

  it('fills in what the declaration leaves out', async () => {
    await taskFile({});
    const task = await loadTask('queue', folders);
    expect(task.expects).toMatchObject({
      region: 'us-east-1',
      publicPorts: [],
      deletionProtection: 'unstated',
    });
    expect(task.requirements[0]).toMatchObject({
      severity: 'medium',
      checks: [],
      needs: [{ min: 1, where: {} }],
    });
  });

  it.each([
    ['the reference', 'reference/queue/main.tf', { request: false }],
    ['the request', 'datasets/queue/request.md', { request: true }],
    ['the prompt', 'prompts/terraform.md', { request: true }],
  ])('gives another content hash when %s changes', async (_what, path, changes) => {
    const before = await loadTask('queue', folders);
    await write(path, 'Another text\n\n{{request}}\n');
    const after = await loadTask('queue', folders);
    expect(after.contentHash).not.toBe(before.contentHash);
    expect(after.requestHash !== before.requestHash).toBe(changes.request);
  });

  it('gives another content hash, and the same request hash, when a requirement changes', async () => {
    await taskFile({});
    const before = await loadTask('queue', folders);
    await taskFile({ weights: { monitoring: 2 } });
    const after = await loadTask('queue', folders);
    expect(after.requestHash).toBe(before.requestHash);
    expect(after.contentHash).not.toBe(before.contentHash);
  });

  it('reads the files that the request says exist', async () => {
    await mkdir(join(root, 'datasets/queue/given'));
    await write('datasets/queue/given/provider.tf', 'provider "aws" {}\n');
    await taskFile({ given: ['provider.tf'] });
    const task = await loadTask('queue', folders);
    expect(await loadGiven(task, folders)).toEqual([
      { path: 'provider.tf', text: 'provider "aws" {}\n', bytes: 18, startLine: 1, endLine: 1 },
    ]);
  });

  it('reads subfolders of a reference and passes over what Terraform leaves behind', async () => {
    await mkdir(join(root, 'reference/queue/lambda'));
    await mkdir(join(root, 'reference/queue/.terraform'));
    await write('reference/queue/lambda/app.py', 'a\nb\n');
    await write('reference/queue/.terraform/x', '');
    await write('reference/queue/terraform.tfstate', '{}');
    await write('reference/queue/.terraform.lock.hcl', '');
    const files = await loadReference('queue', folders);
    expect(files.map(({ path, endLine }) => [path, endLine])).toEqual([
      ['lambda/app.py', 2],
      ['main.tf', expect.any(Number)],
    ]);
  });

  it.each<[string, object, RegExp]>([
    ['another id than its folder', { id: 'other' }, /has id "other"; .*write "queue"/],
    ['a prompt that does not exist', { prompt: 'none.md' }, /prompts\/none\.md cannot be read.*"prompt"/],
    ['a given file that does not exist', { given: ['x.tf'] }, /datasets\/queue\/given\/x\.tf cannot be read/],
    ['a field nobody knows', { requirement: [] }, /task\.json has wrong fields[^]*requirement/],
    [
      'a wrong type deep inside',
      { requirements: [{ id: 'a', text: 'A', needs: [{ types: 'aws_vpc' }] }] },
      /requirements\[0\]\.needs\[0\]\.types: .*expected array.*got "aws_vpc"/,
    ],
    [
      'a requirement that nothing judges',
      { requirements: [{ id: 'a', text: 'A' }] },
      /"a" can never be judged/,
    ],
    [
      'two requirements of one id',
      { requirements: [1, 2].map(() => ({ id: 'a', text: 'A', checks: ['encryption/at-rest'] })) },
      /two requirements with id "a"/,
    ],
  ])('refuses %s and says where', async (_what, change, message) => {
    await taskFile(change);
    await expect(loadTask('queue', folders)).rejects.toThrow(message);
  });

  it.each([
    ['datasets/queue/task.json', '{', /task\.json is not JSON/],
    ['datasets/queue/request.md', ' \n', /request\.md is empty/],
    ['prompts/terraform.md', 'no place for it', /holds {{request}} 0 times/],
    ['prompts/terraform.md', '{{request}} {{request}}', /holds {{request}} 2 times/],
  ])('refuses a wrong %s', async (path, text, message) => {
    await write(path, text);
    await expect(loadTask('queue', folders)).rejects.toThrow(message);
  });

  it('names the tasks there are when asked for another', async () => {
    await expect(loadTask('../queue', folders)).rejects.toThrow(
      'There is no task "../queue". Tasks are: queue.',
    );
  });

  it('refuses a task without its reference', async () => {
    await rm(folders.reference, { recursive: true });
    await expect(loadTask('queue', folders)).rejects.toThrow(/reference\/queue\/ does not exist/);
  });
});

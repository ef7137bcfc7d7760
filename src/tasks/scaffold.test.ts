import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldersBelow, packageRoot, projectFolders, type TaskFolders } from './folders.js';
import { loadReference, loadTask } from './load.js';
import { scaffoldTask } from './scaffold.js';

describe('a new task', () => {
  let root: string;
  let folders: TaskFolders;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'plumbline-scaffold-'));
    folders = foldersBelow(root);
    await cp(projectFolders().prompts, folders.prompts, { recursive: true });
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  it('loads at once, with its reference', async () => {
    const made = await scaffoldTask('event-bus', folders);
    expect(made).toEqual([
      'datasets/event-bus/task.json',
      'datasets/event-bus/request.md',
      'reference/event-bus/main.tf',
    ]);
    const task = await loadTask('event-bus', folders);
    expect(task.request).toContain('one SQS queue');
    expect((await loadReference('event-bus', folders)).map((file) => file.path)).toEqual(['main.tf']);
  });

  it('overwrites nothing', async () => {
    await scaffoldTask('event-bus', folders);
    const before = await readFile(join(folders.datasets, 'event-bus', 'task.json'), 'utf8');
    await expect(scaffoldTask('event-bus', folders)).rejects.toThrow('datasets/event-bus/ exists already');
    expect(await readFile(join(folders.datasets, 'event-bus', 'task.json'), 'utf8')).toBe(before);
  });

  it.each(['Event', 'a/b', '..', '', 'samples'])('refuses "%s" as an id', async (id) => {
    await expect(scaffoldTask(id, folders)).rejects.toThrow(/cannot be a task's id/);
  });
});

describe('the package root', () => {
  it.each(['src/tasks', 'dist/src/tasks', 'graders'])('is found from %s', (below) => {
    expect(packageRoot(join(packageRoot(), below))).toBe(packageRoot());
  });

  it('is not taken from another package', () => {
    expect(() => packageRoot(tmpdir())).toThrow(/No package\.json named "plumbline"/);
  });
});

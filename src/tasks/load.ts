import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AnswerFile } from '../domain/answer.js';
import { taskFileSchema, type Task, type TaskFile } from '../domain/task.js';
import { isFolder, readAnswerFile, readFolder } from './files.js';
import { projectFolders, samplesFolderName, type TaskFolders } from './folders.js';
import { readJson, readText, TaskError } from './problems.js';

/** What in a prompt is replaced by the task's request. */
const placeholder = '{{request}}';

/** Ids of all tasks: the folders of `datasets/`, sorted, without the samples. */
export async function listTaskIds(folders: TaskFolders = projectFolders()): Promise<readonly string[]> {
  const entries = await readdir(folders.datasets, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== samplesFolderName && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** Every task, sorted by id. One that cannot be read stops them all: a benchmark without it would mislead. */
export async function loadTasks(folders: TaskFolders = projectFolders()): Promise<readonly Task[]> {
  return Promise.all((await listTaskIds(folders)).map((id) => loadTask(id, folders)));
}

/**
 * Reads one task: its declaration, the text to send (the prompt with the request in it) and its hashes.
 * Throws {@link TaskError} that names file and field.
 */
export async function loadTask(id: string, folders: TaskFolders = projectFolders()): Promise<Task> {
  await assertKnown(id, folders);
  const folder = join(folders.datasets, id);
  const shown = `datasets/${id}`;
  const file = await readJson<TaskFile>(join(folder, 'task.json'), `${shown}/task.json`, taskFileSchema);
  assertConsistent(file, id);
  const request = await renderRequest(file, folder, folders);
  const [given, reference] = await Promise.all([loadGiven(file, folders), loadReference(id, folders)]);
  return {
    ...file,
    request,
    requestHash: sha256(request),
    contentHash: sha256(JSON.stringify([file, request, named(given), named(reference)])),
  };
}

/** Our own ideal answer to a task: the files of `reference/<id>/`, sorted by path. */
export async function loadReference(
  taskId: string,
  folders: TaskFolders = projectFolders(),
): Promise<readonly AnswerFile[]> {
  const shown = `reference/${taskId}`;
  const files = await readFolder(join(folders.reference, taskId), shown);
  if (files.some((file) => file.path.endsWith('.tf'))) return files;
  throw new TaskError(`${shown}/ holds no .tf file at all. Write the task's ideal answer there.`);
}

/** The files that the request says exist already: `datasets/<id>/given/…`, put beside every answer. */
export async function loadGiven(
  task: Pick<TaskFile, 'id' | 'given'>,
  folders: TaskFolders = projectFolders(),
): Promise<readonly AnswerFile[]> {
  const folder = join(folders.datasets, task.id, 'given');
  return Promise.all(task.given.map((path) => readAnswerFile(folder, path, `datasets/${task.id}/given`)));
}

async function renderRequest(file: TaskFile, folder: string, folders: TaskFolders): Promise<string> {
  const shown = `datasets/${file.id}`;
  const [request, prompt] = await Promise.all([
    readText(join(folder, 'request.md'), `${shown}/request.md`, 'Write what the customer asks for there.'),
    readText(
      join(folders.prompts, file.prompt),
      `prompts/${file.prompt}`,
      `Write it, or name a file that exists under "prompt" in ${shown}/task.json.`,
    ),
  ]);
  if (request.trim() === '')
    throw new TaskError(`${shown}/request.md is empty. Write what the customer asks for there.`);
  const pieces = prompt.split(placeholder);
  if (pieces.length !== 2) {
    throw new TaskError(
      `prompts/${file.prompt} holds ${placeholder} ${pieces.length - 1} times; write it once, where the request belongs.`,
    );
  }
  return `${pieces.join(request.trim()).trim()}\n`;
}

async function assertKnown(id: string, folders: TaskFolders): Promise<void> {
  const known = await listTaskIds(folders);
  if (known.includes(id) && (await isFolder(join(folders.datasets, id)))) return;
  throw new TaskError(`There is no task "${id}". Tasks are: ${known.join(', ') || '(none)'}.`);
}

/** What the schema of one field cannot see. */
function assertConsistent(file: TaskFile, id: string): void {
  const shown = `datasets/${id}/task.json`;
  if (file.id !== id)
    throw new TaskError(`${shown} has id "${file.id}"; the id must equal the folder: write "${id}".`);
  const ids = file.requirements.map((requirement) => requirement.id);
  const twice = ids.find((one, index) => ids.indexOf(one) !== index);
  if (twice !== undefined) {
    throw new TaskError(
      `${shown} has two requirements with id "${twice}"; give each its own, or merge them.`,
    );
  }
  const idle = file.requirements.find(({ needs, checks }) => needs.length + checks.length === 0);
  if (idle !== undefined) {
    throw new TaskError(
      `${shown}: requirement "${idle.id}" can never be judged; name resources under "needs" or checks under "checks".`,
    );
  }
}

function named(files: readonly AnswerFile[]): readonly (readonly [path: string, text: string])[] {
  return files.map(({ path, text }) => [path, text]);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

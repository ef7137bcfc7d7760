import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { categoryIds } from '../domain/category.js';
import { projectFolders, type TaskFolders } from '../tasks/folders.js';
import { readJson, TaskError } from '../tasks/problems.js';
import { mutantsFileSchema, type Mutant } from './mutant.js';

/**
 * The mutants of a task, from every file of `datasets/<task>/mutants/`, sorted by file; a file is named after the
 * category whose checks its mutants trip. None where the folder is missing. Throws `TaskError` that names file and field.
 */
export async function loadMutants(
  taskId: string,
  folders: TaskFolders = projectFolders(),
): Promise<readonly Mutant[]> {
  const folder = join(folders.datasets, taskId, 'mutants');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
  const lists = await Promise.all(
    names.map((name) => readOne(folder, name, `datasets/${taskId}/mutants/${name}`)),
  );
  const mutants = lists.flat();
  const ids = mutants.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new TaskError(`datasets/${taskId}/mutants/ has two mutants with id "${twice}"; give each its own.`);
  return mutants;
}

async function readOne(folder: string, name: string, shown: string): Promise<readonly Mutant[]> {
  const mutants = await readJson<readonly Mutant[]>(join(folder, name), shown, mutantsFileSchema);
  const category = name.replace(/\.json$/, '');
  const stray = mutants.find(({ trips }) => categoryOf(trips) !== category);
  if (stray !== undefined)
    throw new TaskError(
      `${shown}: ${stray.id} trips ${stray.trips}; move it to ${categoryOf(stray.trips)}.json.`,
    );
  if (!categoryIds.some((id) => id === category))
    throw new TaskError(`${shown} is named after no category; expected one of ${categoryIds.join(', ')}.`);
  return mutants;
}

/** The part of a check's id before the slash. */
export function categoryOf(check: string): string {
  return check.slice(0, check.indexOf('/'));
}

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TaskError } from './problems.js';

/** Where the project keeps its tasks; every function of this folder takes another set in tests. */
export interface TaskFolders {
  /** A folder a task (`task.json`, `request.md`), and `samples/`. */
  readonly datasets: string;
  readonly prompts: string;
  /** A folder a task: twin of the dataset folder. */
  readonly reference: string;
}

/** The folder in `datasets/` that holds sample answers instead of a task. */
export const samplesFolderName = 'samples';

/** The three folders below a root. */
export function foldersBelow(root: string): TaskFolders {
  return {
    datasets: join(root, 'datasets'),
    prompts: join(root, 'prompts'),
    reference: join(root, 'reference'),
  };
}

/** The project's own folders. */
export function projectFolders(): TaskFolders {
  return foldersBelow(packageRoot());
}

/** The nearest folder above this code whose `package.json` is Plumbline's: the same from `src/` and from `dist/src/`. */
export function packageRoot(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isPackage(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) {
      throw new TaskError(
        `No package.json named "plumbline" in or above ${from}; the installation is incomplete, install it again.`,
      );
    }
  }
}

function isPackage(file: string): boolean {
  if (!existsSync(file)) return false;
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'name' in parsed && parsed.name === 'plumbline';
}

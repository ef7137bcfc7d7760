import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/**
 * Where a program is: as named where the name has a folder in it, else the first executable of that name on PATH or,
 * after it, in the folders given. Null where there is none.
 */
export function onPath(name: string, env: NodeJS.ProcessEnv, also: readonly string[] = []): string | null {
  if (isAbsolute(name) || name.includes('/')) return isExecutable(resolve(name)) ? resolve(name) : null;
  const folders = [...(env.PATH ?? '').split(delimiter), ...also].filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // Absent or not executable: look on.
  }
}

import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { categoryIds } from '../domain/category.js';

/** The project's folder, from the sources as well as from `dist/`. */
function projectFolder(): string {
  const above = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
  return basename(above) === 'dist' ? dirname(above) : above;
}

/**
 * Writes a new check from `graders/_template`, with cases that say nothing yet: the walker fails until a pass, a fail
 * and an unknown case are written. Returns the files written, relative to the project. Throws on a malformed id or one that is taken.
 *
 * @param id `category/check`, the category being one of the fourteen.
 * @param project @default the project this code belongs to
 */
export function scaffoldCheck(id: string, project: string = projectFolder()): readonly string[] {
  const [category = '', check = '', ...more] = id.split('/');
  if (
    !categoryIds.some((known) => known === category) ||
    !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(check) ||
    more.length > 0
  ) {
    throw new Error(
      `Expected an id such as encryption/queue-key, received "${id}". The categories are ${categoryIds.join(', ')}.`,
    );
  }
  const target = join(project, 'graders', category, check);
  if (existsSync(target))
    throw new Error(`${id} is taken: graders/${id} exists. Ids are never used twice; choose another.`);
  cpSync(join(project, 'graders', '_template', 'check'), target, { recursive: true });
  const source = join(target, 'check.ts');
  const text = readFileSync(source, 'utf8')
    .replaceAll('__category__', category)
    .replaceAll('__check__', check);
  writeFileSync(source, text);
  return filesIn(target).map((path) => relative(project, path).replaceAll('\\', '/'));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .sort();
}

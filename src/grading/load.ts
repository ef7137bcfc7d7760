import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { categoryIds } from '../domain/category.js';
import { categorySchema, type Category } from './category.js';
import { checkMetadataSchema, type Check } from './contract.js';

/** Folder of the graders beside this code: the sources under test, `dist/graders` when built. */
export const gradersFolder = fileURLToPath(new URL('../../graders/', import.meta.url));

/** A check's folder, found by listing. */
export interface CheckEntry {
  /** `category/check`, from the folders. */
  readonly id: string;
  readonly folder: string;
  /** `check.ts`, or `check.js` once built. */
  readonly file: string;
}

/** Checks and categories, sorted by id. */
export interface Graders {
  readonly checks: readonly Check[];
  readonly categories: readonly Category[];
}

/** A grader that cannot be used: our own mistake, so the run stops. */
export class GraderError extends Error {
  override readonly name = 'GraderError';
}

/** Lists `graders/<category>/<check>/check.*`, sorted by id; folders starting with `_` or `.` are skipped. */
export async function listChecks(graders: string = gradersFolder): Promise<readonly CheckEntry[]> {
  const entries: CheckEntry[] = [];
  for (const category of await subfolders(graders)) {
    for (const name of await subfolders(join(graders, category))) {
      const folder = join(graders, category, name);
      const file = await moduleFile(folder, 'check');
      if (file === null) {
        throw new GraderError(
          `graders/${category}/${name} holds no check.ts; write one or remove the folder.`,
        );
      }
      entries.push({ id: `${category}/${name}`, folder, file });
    }
  }
  return entries;
}

/** Imports one check and holds it against the contract. Throws {@link GraderError}. */
export async function loadCheck(entry: CheckEntry): Promise<Check> {
  const loaded = await defaultExport(entry.file, entry.id);
  if (!isCheck(loaded)) {
    throw new GraderError(
      `graders/${entry.id} must default-export defineCheck({ …, grade(context) { … } }).`,
    );
  }
  const metadata = Object.fromEntries(Object.entries(loaded).filter(([field]) => field !== 'grade'));
  const parsed = checkMetadataSchema.safeParse(metadata);
  if (!parsed.success) {
    throw new GraderError(`graders/${entry.id} has wrong metadata:\n${z.prettifyError(parsed.error)}`);
  }
  if (parsed.data.id !== entry.id) {
    throw new GraderError(`graders/${entry.id} says id "${parsed.data.id}"; the id must equal the folders.`);
  }
  return { ...parsed.data, grade: (context) => loaded.grade(context) };
}

/** Imports `graders/<category>/category.*` and holds it against the contract. Throws {@link GraderError}. */
export async function loadCategory(id: string, graders: string = gradersFolder): Promise<Category> {
  const file = await moduleFile(join(graders, id), 'category');
  if (file === null)
    throw new GraderError(`graders/${id} holds no category.ts; write one with defineCategory({ … }).`);
  const parsed = categorySchema.safeParse(await defaultExport(file, id));
  if (!parsed.success) {
    throw new GraderError(`graders/${id}/category has wrong fields:\n${z.prettifyError(parsed.error)}`);
  }
  if (parsed.data.id !== id) {
    throw new GraderError(
      `graders/${id}/category says id "${parsed.data.id}"; the id must equal the folder.`,
    );
  }
  return parsed.data;
}

/** Every check and category. One bad folder stops the run: a benchmark with a check missing would mislead. */
export async function loadGraders(graders: string = gradersFolder): Promise<Graders> {
  const categories: Category[] = [];
  for (const id of await subfolders(graders)) categories.push(await loadCategory(id, graders));
  const checks = await Promise.all((await listChecks(graders)).map(loadCheck));
  categories.sort((a, b) => categoryIds.indexOf(a.id) - categoryIds.indexOf(b.id));
  return { checks, categories };
}

async function subfolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

/** `<name>.ts` or `<name>.js` in the folder, or null. */
async function moduleFile(folder: string, name: string): Promise<string | null> {
  const files = await readdir(folder);
  const found = [`${name}.ts`, `${name}.js`].find((file) => files.includes(file));
  return found === undefined ? null : join(folder, found);
}

async function defaultExport(file: string, id: string): Promise<unknown> {
  try {
    const loaded: unknown = await import(pathToFileURL(file).href);
    return typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
  } catch (error) {
    throw new GraderError(
      `graders/${id} cannot be imported: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

function isCheck(value: unknown): value is Check {
  return typeof value === 'object' && value !== null && 'grade' in value && typeof value.grade === 'function';
}

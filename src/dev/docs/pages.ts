/** The pages of the checks as they should be now. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { examplesOf } from '../../examples.js';
import { listChecks, loadCheck, loadGraders } from '../../grading/load.js';
import { categoryPage, indexPage, type CategoryHead } from '../../report/category-page.js';
import type { Explanation } from '../../report/explanation.js';
import { packageRoot } from '../../tasks/folders.js';

/** A page, its path relative to the project. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Every page, formatted as Prettier leaves it. */
export async function makePages(): Promise<readonly Page[]> {
  const entries = await listChecks();
  const { categories } = await loadGraders();
  const all: { head: CategoryHead; explanations: Explanation[] }[] = [];
  for (const head of categories) {
    const explanations: Explanation[] = [];
    for (const entry of entries.filter(({ id }) => id.startsWith(`${head.id}/`))) {
      const rule = await loadCheck(entry);
      explanations.push({ rule, ...(await examplesOf(entry, rule)) });
    }
    all.push({ head, explanations });
  }
  const pages = all.map(({ head, explanations }) => ({
    path: `graders/${head.id}/README.md`,
    text: categoryPage(head, explanations),
  }));
  return await Promise.all([{ path: 'graders/README.md', text: indexPage(all) }, ...pages].map(formatted));
}

async function formatted({ path, text }: Page): Promise<Page> {
  const filepath = join(packageRoot(), path);
  return { path, text: await format(text, { ...(await resolveConfig(filepath)), filepath }) };
}

/** Compares the pages with what stands on disk; returns the paths of those that differ. */
export async function writePages({ write }: { readonly write: boolean }): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const { path, text } of await makePages()) {
    const file = join(packageRoot(), path);
    const before = await readFile(file, 'utf8').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    });
    if (before === text) continue;
    changed.push(path);
    if (write) await writeFile(file, text);
  }
  return changed;
}

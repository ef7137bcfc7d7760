import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Every entry of a folder with what identifies it. */
export type Tree = ReadonlyMap<string, string>;

/** Below these, size and time stand for the content: too large to read, and nobody's to change. */
const byTime = new Set(['node_modules', 'objects']);
/** Written by the suite itself or by git while it only reads. */
const leftOut = new Set(['index.lock', 'torture.json']);

/** Takes stock of folders: names, kinds, rights and contents. */
export function takeStock(folders: readonly string[]): Tree {
  const tree = new Map<string, string>();
  for (const folder of folders) walk(folder, false, tree);
  return tree;
}

function walk(path: string, timesOnly: boolean, tree: Map<string, string>): void {
  for (const name of readdirSync(path).sort()) {
    if (leftOut.has(name)) continue;
    const full = join(path, name);
    const stat = lstatSync(full, { throwIfNoEntry: false });
    if (stat === undefined) continue;
    const rights = (stat.mode & 0o7777).toString(8);
    if (stat.isDirectory()) {
      tree.set(full, `folder ${rights}`);
      walk(full, timesOnly || byTime.has(name), tree);
    } else if (stat.isSymbolicLink()) tree.set(full, `link ${readlinkSync(full)}`);
    else if (stat.isFile())
      tree.set(full, `${rights} ${timesOnly ? `${stat.size} ${stat.mtimeMs}` : hashOf(full)}`);
    else tree.set(full, `special ${rights}`);
  }
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** What was added, removed or changed between two stocktakings. */
export function differences(before: Tree, after: Tree): string[] {
  const gone = [...before.keys()].filter((path) => !after.has(path)).map((path) => `removed ${path}`);
  const other = [...after].flatMap(([path, mark]) => {
    const was = before.get(path);
    if (was === undefined) return [`added ${path}`];
    return was === mark ? [] : [`changed ${path}`];
  });
  return [...gone, ...other];
}

import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnswerFile, Extraction, RefusedFile } from '../domain/answer.js';
import { sizeReason, Clashes } from './accept-files.js';
import { acceptPath } from './accept-path.js';
import { isConfiguration } from './file-kinds.js';
import { limits } from './limits.js';
import { chooseRoot } from './root.js';

/** Entries of a folder that are looked at, and how deep; beyond them the rest is refused as one. */
const maxEntries = 2_000;
const maxDepth = 12;

interface Walk {
  readonly files: AnswerFile[];
  readonly refused: RefusedFile[];
  readonly names: Clashes;
  entries: number;
}

/**
 * Reads a folder of files as an answer, by the same rules on names and sizes as `extract`. Links are not followed, hidden
 * and Terraform's own folders not entered; both are recorded as refused. Bytes that are no UTF-8 become U+FFFD.
 *
 * @throws where the folder itself cannot be read.
 */
export async function readAnswerFolder(dir: string): Promise<Extraction> {
  const walk: Walk = { files: [], refused: [], names: new Clashes(), entries: 0 };
  await readInto(walk, dir, '', 0);
  const { files, refused } = walk;
  const configuration = files.filter((file) => isConfiguration(file.path));
  const base = { files, refused, decisions: [] };
  if (configuration.length > 0) {
    const root = chooseRoot(new Map(files.map((file) => [file.path, file.text.split('\n')] as const)));
    return {
      outcome: 'complete',
      reason: `The folder holds ${files.length} files that were taken.`,
      root,
      ...base,
    };
  }
  const empty = files.length === 0;
  const reason = empty ? 'The folder holds no file that is taken.' : 'The folder holds no Terraform file.';
  return { outcome: empty ? 'empty' : 'no-terraform', reason, root: '.', ...base };
}

async function readInto(walk: Walk, dir: string, prefix: string, depth: number): Promise<void> {
  const names = (await readdir(dir)).sort();
  for (const name of names) {
    const path = prefix + name;
    if (++walk.entries > maxEntries) {
      walk.refused.push({ path, reason: `the folder has more than ${maxEntries} entries` });
      return;
    }
    const full = join(dir, name);
    const stats = await lstat(full);
    if (stats.isSymbolicLink()) walk.refused.push({ path, reason: 'links are not followed' });
    else if (stats.isDirectory()) await readFolder(walk, full, path, depth);
    else if (!stats.isFile()) walk.refused.push({ path, reason: 'it is no ordinary file' });
    else await readOne(walk, full, path, stats.size);
  }
}

async function readFolder(walk: Walk, full: string, path: string, depth: number): Promise<void> {
  // Asked with a file inside it, so that the rules for folders apply.
  const inside = acceptPath(`${path}/main.tf`);
  if (!inside.ok) walk.refused.push({ path: `${path}/`, reason: inside.reason });
  else if (depth >= maxDepth)
    walk.refused.push({ path: `${path}/`, reason: `it is more than ${maxDepth} folders deep` });
  else await readInto(walk, full, `${path}/`, depth + 1);
}

async function readOne(walk: Walk, full: string, path: string, size: number): Promise<void> {
  const accepted = acceptPath(path);
  if (!accepted.ok) {
    walk.refused.push({ path, reason: accepted.reason });
    return;
  }
  const reason = sizeReason(size, walk.files.length) ?? walk.names.clash(accepted.path);
  if (reason !== null) {
    walk.refused.push({ path: accepted.path, reason });
    return;
  }
  walk.names.add(accepted.path);
  const text = await readFile(full, 'utf8');
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const bytes = Buffer.byteLength(text);
  if (bytes <= limits.fileBytes)
    walk.files.push({ path: accepted.path, text, bytes, startLine: 1, endLine: Math.max(lines, 1) });
}

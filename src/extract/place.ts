import type { Decision } from '../domain/answer.js';
import { baseName, fileKind, folderOf, isConfiguration } from './file-kinds.js';
import type { Draft } from './merge.js';
import { readPaths, type ReadPaths } from './read-paths.js';

export interface Placement {
  readonly files: ReadonlyMap<string, Draft>;
  readonly decisions: readonly Decision[];
}

/**
 * Puts files where the configuration reads them, when they are named without their folder or with another one: a
 * script or source whose last part is read at one path only, and local modules given under another prefix. A file that
 * is read where it stands stays there.
 */
export function placeFiles(files: ReadonlyMap<string, Draft>): Placement {
  const decisions: Decision[] = [];
  let placed = new Map(files);
  const moves = moduleMoves(placed);
  placed = move(placed, moves, 'its folder is called as a module there', decisions);
  const reads = readPaths(texts(placed));
  placed = move(placed, fileMoves(placed, reads), 'the configuration reads it there', decisions);
  return { files: placed, decisions };
}

function texts(files: ReadonlyMap<string, Draft>): Map<string, readonly string[]> {
  return new Map([...files].map(([path, draft]) => [path, draft.lines] as const));
}

function move(
  files: Map<string, Draft>,
  moves: ReadonlyMap<string, string>,
  reason: string,
  decisions: Decision[],
): Map<string, Draft> {
  if (moves.size === 0) return files;
  const moved = new Map<string, Draft>();
  for (const [path, draft] of files) {
    const target = moves.get(path);
    moved.set(target ?? path, draft);
    if (target === undefined) continue;
    decisions.push({
      startLine: draft.start + 1,
      endLine: draft.end,
      action: 'moved',
      path: target,
      reason: `given as ${path}; ${reason}`,
    });
  }
  return moved;
}

/** Moves for module folders: the called folder is empty, and one folder of the same name is called by nobody. */
function moduleMoves(files: ReadonlyMap<string, Draft>): Map<string, string> {
  const { modules } = readPaths(texts(files));
  const folders = new Set([...files.keys()].filter(isConfiguration).map(folderOf));
  const moves = new Map<string, string>();
  for (const [target, caller] of modules) {
    if (folders.has(target) || target === '.') continue;
    const same = [...folders].filter(
      (folder) => baseName(folder) === baseName(target) && !modules.has(folder) && folder !== caller,
    );
    const [only] = same;
    if (same.length !== 1 || only === undefined || only === '.') continue;
    for (const path of files.keys()) {
      if (path.startsWith(`${only}/`) && !files.has(target + path.slice(only.length)))
        moves.set(path, target + path.slice(only.length));
    }
  }
  return moves;
}

function fileMoves(files: ReadonlyMap<string, Draft>, reads: ReadPaths): Map<string, string> {
  const moves = new Map<string, string>();
  const packed = (path: string): boolean =>
    [...reads.folders].some((folder) => path.startsWith(`${folder}/`));
  const loose = [...files.keys()].filter(
    (path) => isReadable(path) && !reads.files.has(path) && !packed(path),
  );
  const missing = [...reads.files].filter((path) => !files.has(path) && isReadable(path));
  const empty = [...reads.folders].filter(
    (folder) => ![...files.keys()].some((path) => path.startsWith(`${folder}/`)),
  );
  for (const path of loose) {
    const target = onlyMatch(path, loose, missing) ?? emptyFolder(path, empty, reads, loose);
    if (target !== null && !files.has(target) && ![...moves.values()].includes(target))
      moves.set(path, target);
  }
  return moves;
}

/** Files that a configuration reads as content, rather than Terraform's own and documents. */
function isReadable(path: string): boolean {
  const kind = fileKind(path);
  return (
    kind !== null &&
    kind !== 'terraform' &&
    kind !== 'variables' &&
    baseName(path).toLowerCase() !== 'readme.md'
  );
}

/** The one missing path with the same last part, where no other file could be meant. */
function onlyMatch(path: string, loose: readonly string[], missing: readonly string[]): string | null {
  const name = baseName(path);
  const wanted = missing.filter((target) => baseName(target) === name);
  const suffix = wanted.filter((target) => target.endsWith(`/${path}`) || path.endsWith(`/${target}`));
  if (suffix.length === 1 && suffix[0] !== undefined) return suffix[0];
  const rivals = loose.filter((other) => baseName(other) === name);
  return wanted.length === 1 && rivals.length === 1 ? (wanted[0] ?? null) : null;
}

/** The packed folder that has no file yet, where its name or the handler says that this file belongs there. */
function emptyFolder(
  path: string,
  empty: readonly string[],
  reads: ReadPaths,
  loose: readonly string[],
): string | null {
  if (fileKind(path) !== 'code') return null;
  const name = baseName(path);
  const stem = name.slice(0, name.lastIndexOf('.'));
  const byName = empty.filter((folder) => [stem, baseName(folderOf(path))].includes(baseName(folder)));
  const [only] = byName.length === 1 ? byName : empty;
  if (only === undefined || (byName.length !== 1 && empty.length !== 1)) return null;
  const code = loose.filter((other) => fileKind(other) === 'code');
  return byName.length === 1 || reads.handlers.has(stem) || code.length === 1 ? `${only}/${name}` : null;
}

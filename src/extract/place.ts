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
  const holding = new Set([...files.keys()].flatMap(foldersOf));
  const packed = (path: string): boolean => foldersOf(path).some((folder) => reads.folders.has(folder));
  const loose = [...files.keys()].filter(
    (path) => isReadable(path) && !reads.files.has(path) && !packed(path),
  );
  const places: Places = {
    loose: byName(loose),
    missing: byName([...reads.files].filter((path) => !files.has(path) && isReadable(path))),
    empty: byName([...reads.folders].filter((folder) => !holding.has(folder))),
    handlers: reads.handlers,
    sources: loose.filter((path) => fileKind(path) === 'code').length,
  };
  const moves = new Map<string, string>();
  const targets = new Set<string>();
  for (const path of loose) {
    const target = onlyMatch(path, places) ?? emptyFolder(path, places);
    if (target === null || files.has(target) || targets.has(target)) continue;
    moves.set(path, target);
    targets.add(target);
  }
  return moves;
}

/** Where files may belong, by the last part of their paths. */
interface Places {
  /** Files that nothing reads where they are. */
  readonly loose: ReadonlyMap<string, readonly string[]>;
  /** Paths that are read and hold no file. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
  /** Folders that are packed and hold no file. */
  readonly empty: ReadonlyMap<string, readonly string[]>;
  readonly handlers: ReadonlySet<string>;
  /** Loose files that are sources. */
  readonly sources: number;
}

function byName(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const list = found.get(baseName(path));
    if (list === undefined) found.set(baseName(path), [path]);
    else list.push(path);
  }
  return found;
}

/** Every folder that a path lies in. */
function foldersOf(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, at) => segments.slice(0, at + 1).join('/'));
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
function onlyMatch(path: string, places: Places): string | null {
  const name = baseName(path);
  const wanted = places.missing.get(name) ?? [];
  const suffix = wanted.filter((target) => target.endsWith(`/${path}`) || path.endsWith(`/${target}`));
  if (suffix.length === 1 && suffix[0] !== undefined) return suffix[0];
  const rivals = places.loose.get(name) ?? [];
  return wanted.length === 1 && rivals.length === 1 ? (wanted[0] ?? null) : null;
}

/** The packed folder that has no file yet, where its name or the handler says that this file belongs there. */
function emptyFolder(path: string, places: Places): string | null {
  if (fileKind(path) !== 'code') return null;
  const name = baseName(path);
  const stem = name.slice(0, name.lastIndexOf('.'));
  const named = new Set([stem, baseName(folderOf(path))]);
  const byName = [...named].flatMap((one) => places.empty.get(one) ?? []);
  const [only] = byName.length === 1 ? byName : ([...places.empty.values()][0] ?? []);
  if (only === undefined) return null;
  if (byName.length === 1) return `${only}/${name}`;
  const single = places.empty.size === 1 && places.empty.get(baseName(only))?.length === 1;
  return single && (places.handlers.has(stem) || places.sources === 1) ? `${only}/${name}` : null;
}

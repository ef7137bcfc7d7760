import { folderOf, isConfiguration } from './file-kinds.js';
import { shapeOf, terraformBlocks } from './hcl-shape.js';
import { readPaths } from './read-paths.js';

interface Candidate {
  readonly folder: string;
  readonly score: number;
  readonly blocks: number;
}

/** Folders whose configurations show how to use or test a module. */
const sideFolders = new Set(['examples', 'example', 'test', 'tests', 'fixtures']);

/**
 * The folder of the root module: of the folders with configuration that no other one calls as a module, the one that
 * is most like a root (backend or provider settings, calls of local modules), then the one with most blocks, then the
 * one nearest to the top. `.` where there is none.
 *
 * @param files lines of each file by path.
 */
export function chooseRoot(files: ReadonlyMap<string, readonly string[]>): string {
  const configuration = new Map([...files].filter(([path]) => isConfiguration(path)));
  const all = new Set([...configuration.keys()].map(folderOf));
  if (all.size <= 1) return [...all][0] ?? '.';
  const main = [...all].filter((folder) => !isSide(folder));
  const pool = main.length > 0 ? main : [...all];
  const callers = new Map([...configuration].filter(([path]) => pool.includes(folderOf(path))));
  const { modules } = readPaths(callers);
  const free = pool.filter((folder) => !modules.has(folder));
  const candidates = (free.length > 0 ? free : pool).map((folder) => rate(folder, configuration));
  candidates.sort((a, b) => b.score - a.score || b.blocks - a.blocks || depth(a.folder) - depth(b.folder));
  return candidates[0]?.folder ?? '.';
}

function isSide(folder: string): boolean {
  return folder.split('/').some((segment) => sideFolders.has(segment.toLowerCase()));
}

function depth(folder: string): number {
  return folder === '.' ? 0 : folder.split('/').length;
}

function rate(folder: string, configuration: ReadonlyMap<string, readonly string[]>): Candidate {
  const own = new Map([...configuration].filter(([path]) => folderOf(path) === folder));
  const kinds = new Set<string>();
  let blocks = 0;
  for (const lines of own.values()) {
    for (const block of terraformBlocks(shapeOf(lines))) {
      kinds.add(block.kind);
      blocks++;
    }
  }
  const calls = readPaths(own).modules.size;
  const content = ['resource', 'module', 'data'].some((kind) => kinds.has(kind)) ? 3 : 0;
  const settings = (kinds.has('provider') ? 2 : 0) + (kinds.has('terraform') ? 1 : 0);
  return { folder, blocks, score: content + settings + Math.min(calls, 4) };
}

import { fileKind, folderOf } from './file-kinds.js';
import { terraformBlocks, shapeOf } from './hcl-shape.js';

/** What a configuration reads from its folder, as paths in the answer's folder. */
export interface ReadPaths {
  readonly files: ReadonlySet<string>;
  /** Folders that are packed whole (`source_dir`). */
  readonly folders: ReadonlySet<string>;
  /** Folders of local modules, each with the folder that calls it. */
  readonly modules: ReadonlyMap<string, string>;
  /** First parts of handlers (`index` of `index.handler`). */
  readonly handlers: ReadonlySet<string>;
}

/** What reads a file, by the words of its line. The word `resource` is none of them. */
const readers =
  /(?:file|file64|filebase64|templatefile|sha256|sha512|md5|fileexists)\(|(?<!re)source|script|template|code/;
const prefixes = ['${path.module}/', '${path.root}/', '${path.cwd}/', './'];

/** Collects the literal paths that the files of a configuration read. */
export function readPaths(files: ReadonlyMap<string, readonly string[]>): ReadPaths {
  const found = {
    files: new Set<string>(),
    folders: new Set<string>(),
    modules: new Map<string, string>(),
    handlers: new Set<string>(),
  };
  for (const [path, lines] of files) {
    if (!path.endsWith('.tf')) continue;
    const folder = folderOf(path);
    for (const line of lines) readLine(line, folder, found);
    for (const source of moduleSources(lines)) {
      const target = resolve(folder, source);
      if (target !== null) found.modules.set(target, folder);
    }
  }
  return found;
}

interface Found {
  readonly files: Set<string>;
  readonly folders: Set<string>;
  readonly handlers: Set<string>;
}

function readLine(line: string, folder: string, found: Found): void {
  if (line.length > 2_000 || !line.includes('"')) return;
  const reads = readers.test(line);
  if (!reads && !line.includes('handler') && !line.includes('/')) return;
  const key = line.trimStart().split(/[ =]/, 1)[0] ?? '';
  line.split('"').forEach((text, at) => {
    if (at % 2 === 0 || text === '') return;
    if (key === 'handler') found.handlers.add((text.split('.', 1)[0] ?? '').split('/').at(-1) ?? '');
    const relative = withoutPrefix(text);
    if (relative === null && !reads) return;
    const path = resolve(folder, relative ?? text);
    if (path === null || path.includes('$')) return;
    if (key === 'source_dir') found.folders.add(path);
    else if (fileKind(path) !== null) found.files.add(path);
  });
}

/** The path after `${path.module}/` and its like; null where the text has no such beginning. */
function withoutPrefix(text: string): string | null {
  const prefix = prefixes.find((start) => text.startsWith(start));
  return prefix === undefined ? null : text.slice(prefix.length);
}

/** A path seen from a folder as a path of the answer's folder; null where it leaves it. */
export function resolve(folder: string, relative: string): string | null {
  if (relative.startsWith('/') || relative.includes(':') || relative.includes('\\')) return null;
  const segments = folder === '.' ? [] : folder.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      if (segments.pop() === undefined) return null;
    } else segments.push(segment);
  }
  return segments.length === 0 ? '.' : segments.join('/');
}

/** Sources of the local modules that a text calls. */
export function moduleSources(lines: readonly string[]): string[] {
  const modules = terraformBlocks(shapeOf(lines)).filter((block) => block.kind === 'module');
  return modules.flatMap((block) => {
    for (let at = block.start; at <= block.end; at++) {
      const line = (lines[at] ?? '').trim();
      if (!line.startsWith('source') || line.length > 500) continue;
      const source = line.split('"')[1] ?? '';
      if (source.startsWith('./') || source.startsWith('../')) return [source];
    }
    return [];
  });
}

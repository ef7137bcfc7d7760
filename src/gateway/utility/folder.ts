import { mkdir, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Allowance } from './allowance.js';

/** Names Terraform itself would load at its next command: an answer must not plant them while it runs. */
const loadedByTerraform =
  /(\.tf|\.tf\.json|\.tofu|\.tfvars|\.tfvars\.json|\.tfstate|\.tfstate\.backup|\.terraform\.lock\.hcl)$/i;

export interface FolderOptions {
  /** What the bytes that are read and written count against. */
  readonly allowance: Allowance;
  readonly rootFolder: string;
  readonly answerFolder: string;
  /**
   * Where Terraform sees `answerFolder`, if that is another path (inside a sandbox): absolute paths that an
   * answer builds from `abspath()` or `path.cwd` start with it.
   */
  readonly seenAs?: string;
}

/**
 * The only files a utility provider can reach. Reads and writes stay inside the answer's folder; what an answer
 * writes elsewhere (`/tmp/lambda.zip`), or under a name Terraform would load, is kept in memory for the
 * session and can be read back, but never reaches the disk.
 */
export class AnswerFolder {
  readonly #options: FolderOptions;
  readonly #memory = new Map<string, Buffer>();

  constructor(options: FolderOptions) {
    this.#options = options;
  }

  /** Absolute path on this machine of what the answer calls `name` (relative names are the root module's). */
  resolve(name: string): string {
    const { seenAs, answerFolder, rootFolder } = this.#options;
    if (seenAs !== undefined && isInside(seenAs, path.resolve(seenAs, name)) && path.isAbsolute(name)) {
      return path.resolve(answerFolder, path.relative(seenAs, path.resolve(name)));
    }
    return path.resolve(rootFolder, name);
  }

  /** The path again as an answer would write it, relative to the root module. */
  relative(absolute: string): string {
    return path.relative(this.#options.rootFolder, absolute);
  }

  /** The file's bytes, or null where it does not exist or lies outside the answer's folder. */
  async read(name: string): Promise<Buffer | null> {
    const absolute = this.resolve(name);
    const kept = this.#memory.get(absolute);
    if (kept !== undefined) {
      this.#options.allowance.use('files', kept.length);
      return kept;
    }
    if (!(await this.#holds(absolute))) return null;
    const found = await stat(absolute);
    if (!found.isFile()) return null;
    this.#options.allowance.use('files', found.size);
    return await readFile(absolute);
  }

  /** True where {@link AnswerFolder.read} would find a file. */
  async has(name: string): Promise<boolean> {
    const absolute = this.resolve(name);
    if (this.#memory.has(absolute)) return true;
    return (await this.#holds(absolute)) && (await stat(absolute)).isFile();
  }

  /** True where `name` is a folder inside the answer's folder. */
  async isFolder(name: string): Promise<boolean> {
    const absolute = this.resolve(name);
    return (await this.#holds(absolute)) && (await stat(absolute)).isDirectory();
  }

  /** Names of every file below `name`, relative to it, with forward slashes, sorted; without Terraform's own. */
  async list(name: string): Promise<readonly string[]> {
    const folder = this.resolve(name);
    const found = new Set<string>();
    for (const kept of this.#memory.keys()) {
      if (kept !== folder && isInside(folder, kept)) found.add(path.relative(folder, kept));
    }
    for (const each of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const absolute = path.join(each.parentPath, each.name);
      const relative = path.relative(folder, absolute);
      if (each.isFile() && !relative.split(path.sep).includes('.terraform')) found.add(relative);
    }
    return [...found].map((each) => each.split(path.sep).join('/')).sort();
  }

  /** Writes inside the answer's folder, or to memory where it may not. Returns where it went. */
  async write(name: string, content: Buffer, mode = 0o644): Promise<'folder' | 'memory'> {
    this.#options.allowance.use('files', content.length);
    const absolute = this.resolve(name);
    if (!(await this.#mayWrite(absolute))) {
      this.#memory.set(absolute, content);
      return 'memory';
    }
    await mkdir(path.dirname(absolute), { recursive: true });
    await writeFile(absolute, content, { mode: mode & 0o666 });
    return 'folder';
  }

  /** Deletes a file this session may write; missing files are no error. */
  async remove(name: string): Promise<void> {
    const absolute = this.resolve(name);
    this.#memory.delete(absolute);
    if (await this.#mayWrite(absolute)) await rm(absolute, { force: true });
  }

  async #holds(absolute: string): Promise<boolean> {
    const real = await existing(absolute);
    return real !== null && isInside(await realpath(this.#options.answerFolder), real);
  }

  async #mayWrite(absolute: string): Promise<boolean> {
    if (!isInside(this.#options.answerFolder, absolute)) return false;
    if (loadedByTerraform.test(path.basename(absolute))) return false;
    if (absolute.split(path.sep).includes('.terraform')) return false;
    if ((await existing(absolute)) !== null && (await stat(absolute)).isDirectory()) return false;
    let ancestor = absolute;
    let real = await existing(ancestor);
    while (real === null && path.dirname(ancestor) !== ancestor) {
      ancestor = path.dirname(ancestor);
      real = await existing(ancestor);
    }
    return real !== null && isInside(await realpath(this.#options.answerFolder), real);
  }
}

/** True where `child` is `parent` or lies below it; both absolute. */
export function isInside(parent: string, child: string): boolean {
  const relative = path.relative(parent, child);
  return relative === '' || (relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative));
}

/** The real path, or null where nothing is there (a folder that cannot be entered counts as nothing). */
async function existing(absolute: string): Promise<string | null> {
  try {
    return await realpath(absolute);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

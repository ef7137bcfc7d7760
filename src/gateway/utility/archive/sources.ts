import path from 'node:path';
import { type CtyObject } from '../../wire/index.js';
import { type Problem } from '../contract.js';
import { type AnswerFolder } from '../folder.js';
import { objectsOf, textOf, textsOf } from '../values.js';
import { matchesGlob } from './glob.js';
import { type Entry } from './pack.js';

const defaultMode = 0o644;

/** Everything that goes into the archive, or what stands in the way. */
export type Gathered = { readonly entries: readonly Entry[] } | { readonly problem: Problem };

/** Collects the files that a configuration names, in the order in which they enter the archive. */
export async function gather(config: CtyObject, folder: AnswerFolder): Promise<Gathered> {
  const mode = Number.parseInt(textOf(config.output_file_mode) ?? '', 8);
  const fileMode = Number.isNaN(mode) ? defaultMode : mode & 0o777;
  const file = textOf(config.source_file);
  const directory = textOf(config.source_dir);
  const content = textOf(config.source_content);
  if (directory !== null) return fromDirectory(directory, textsOf(config.excludes), fileMode, folder);
  if (file !== null) return fromFile(file, fileMode, folder);
  if (content !== null) {
    const name = textOf(config.source_content_filename) ?? '';
    return { entries: [{ name, content: Buffer.from(content), mode: fileMode }] };
  }
  const blocks = objectsOf(config.source).map((block) => ({
    name: textOf(block.filename) ?? '',
    content: Buffer.from(textOf(block.content) ?? ''),
    mode: fileMode,
  }));
  return { entries: blocks.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name))) };
}

async function fromFile(name: string, mode: number, folder: AnswerFolder): Promise<Gathered> {
  if (await folder.isFolder(name)) return failed(`${name} is a folder, expected a file; use source_dir`);
  const content = await folder.read(name);
  if (content === null) return failed(`could not archive missing file: ${name}`);
  return { entries: [{ name: path.basename(name), content, mode }] };
}

async function fromDirectory(
  name: string,
  excludes: readonly string[],
  mode: number,
  folder: AnswerFolder,
): Promise<Gathered> {
  if (!(await folder.isFolder(name))) return failed(`could not archive missing directory: ${name}`);
  const entries: Entry[] = [];
  for (const each of await folder.list(name)) {
    if (isExcluded(each, excludes)) continue;
    const content = await folder.read(path.join(folder.resolve(name), each));
    if (content !== null) entries.push({ name: each, content, mode });
  }
  if (entries.length === 0) return failed(`archive has not been created as it would be empty: ${name}`);
  return { entries };
}

/** A pattern that matches a folder leaves out all that is in it. */
function isExcluded(name: string, excludes: readonly string[]): boolean {
  const parts = name.split('/');
  const ancestors = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return excludes.some((pattern) =>
    ancestors.some((each) => matchesGlob(path.posix.normalize(pattern).replace(/\/$/, ''), each)),
  );
}

function failed(reason: string): Gathered {
  return {
    problem: { summary: 'Archive creation error', detail: `error creating archive: ${reason}` },
  };
}

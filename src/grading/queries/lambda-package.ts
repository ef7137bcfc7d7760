import { posix } from 'node:path';
import type { Evidence, Resource } from '../../domain/evidence.js';
import { isUnknown } from '../../domain/value.js';
import { resourcesOf } from './blocks.js';
import { isWritten, linked } from './network-links.js';
import { listOf, nestedOf, stringOf, textsIn } from './values.js';

/** A file inside a deployment package. */
export interface PackagedFile {
  /** Path in the package. */
  readonly path: string;
  /** Null where the text cannot be known. */
  readonly text: string | null;
}

/** What a package holds; `complete` is false where it may hold more. */
export interface PackageContent {
  readonly files: readonly PackagedFile[];
  readonly complete: boolean;
}

/** How a function's code arrives. */
export function packageKind(evidence: Evidence, fn: Resource): 'zip' | 'image' | 'unknown' {
  const type = stringOf(fn, 'package_type');
  if (isUnknown(type)) return 'unknown';
  if (type === 'Image' || isWritten(evidence, fn, 'image_uri')) return 'image';
  return 'zip';
}

const archiveTypes = ['data.archive_file', 'archive_file'] as const;

/** What is in the function's package, where an `archive_file` of the configuration makes it; null otherwise. */
export function packageContent(evidence: Evidence, fn: Resource): PackageContent | null {
  const archives = [
    ...new Set(
      ['filename', 's3_key', 'source_code_hash'].flatMap((path) =>
        linked(evidence, fn, path, ...archiveTypes),
      ),
    ),
  ];
  const [archive, ...others] = archives.length > 0 ? archives : archivesByPath(evidence, fn);
  return archive === undefined || others.length > 0 ? null : archiveContent(evidence, archive);
}

function archivesByPath(evidence: Evidence, fn: Resource): readonly Resource[] {
  const filename = stringOf(fn, 'filename');
  if (typeof filename !== 'string') return [];
  return resourcesOf(evidence, ...archiveTypes).filter((archive) => {
    const output = stringOf(archive, 'output_path');
    return typeof output === 'string' && posix.normalize(output) === posix.normalize(filename);
  });
}

function archiveContent(evidence: Evidence, archive: Resource): PackageContent {
  const files: PackagedFile[] = [];
  const inline = nestedOf(archive, 'source');
  let complete = !isUnknown(inline);
  for (const source of isUnknown(inline) ? [] : inline) {
    const path = stringOf(source, 'filename');
    const content = stringOf(source, 'content');
    if (typeof path !== 'string') complete = false;
    else files.push({ path, text: typeof content === 'string' ? content : null });
  }
  const name = stringOf(archive, 'source_content_filename');
  const content = stringOf(archive, 'source_content');
  if (typeof name === 'string')
    files.push({ path: name, text: typeof content === 'string' ? content : null });
  const file = stringOf(archive, 'source_file');
  if (typeof file === 'string') files.push({ path: posix.basename(file), text: textOf(evidence, file) });
  const folder = stringOf(archive, 'source_dir');
  if (typeof folder === 'string') {
    const inside = folderContent(evidence, folder, textsIn(archive.values.excludes));
    files.push(...inside.files);
    complete &&= inside.complete;
  }
  complete &&= ![name, file, folder].some(isUnknown) && !isUnknown(listOf(archive, 'excludes'));
  return { files, complete };
}

/** Files of the answer and files written by `local_file` under a folder. An empty folder shows nothing: it may be made elsewhere. */
function folderContent(evidence: Evidence, folder: string, excluded: readonly string[]): PackageContent {
  const base = inAnswer(evidence, folder);
  const written = writtenFiles(evidence);
  const all = [
    ...evidence.files.map(({ path, text }) => ({ path: posix.normalize(path), text })),
    ...written.files,
  ];
  const files = all
    .filter(({ path }) => base === '.' || path.startsWith(`${base}/`))
    .map(({ path, text }) => ({ path: base === '.' ? path : path.slice(base.length + 1), text }))
    .filter(({ path }) => !excluded.includes(path));
  return { files, complete: files.length > 0 && written.complete };
}

function textOf(evidence: Evidence, path: string): string | null {
  const wanted = inAnswer(evidence, path);
  const shipped = evidence.files.find((file) => posix.normalize(file.path) === wanted);
  if (shipped !== undefined) return shipped.text;
  return writtenFiles(evidence).files.find((file) => file.path === wanted)?.text ?? null;
}

/** Files that the configuration itself writes. */
function writtenFiles(evidence: Evidence): PackageContent {
  const files: PackagedFile[] = [];
  let complete = true;
  for (const resource of resourcesOf(evidence, 'local_file', 'local_sensitive_file')) {
    const path = stringOf(resource, 'filename');
    const content = stringOf(resource, 'content');
    if (typeof path !== 'string') complete = false;
    else files.push({ path: inAnswer(evidence, path), text: typeof content === 'string' ? content : null });
  }
  return { files, complete };
}

/** A path as Terraform sees it from the root module, as one inside the answer. */
function inAnswer(evidence: Evidence, path: string): string {
  return posix.normalize(posix.join(evidence.root, path)).replace(/(.)\/$/, '$1');
}

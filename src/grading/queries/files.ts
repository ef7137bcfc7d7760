import { posix } from 'node:path';
import type { ConfigAttribute, ConfigBlock, Evidence, FunctionCall } from '../../domain/evidence.js';
import { isUnknown, type Value } from '../../domain/value.js';
import { resourcesOf, blocksOf } from './blocks.js';
import { oncePerEvidence } from './memo.js';
import { stringOf } from './values.js';

/** Whether a path can be read when Terraform runs: shipped in the answer, made by it, neither, or nobody can tell. */
export type Availability = 'shipped' | 'made' | 'missing' | 'unknown';

/** Resources and data sources that write a file, and the attribute that names it. */
const makers: Readonly<Record<string, string>> = {
  local_file: 'filename',
  local_sensitive_file: 'filename',
  archive_file: 'output_path',
  'data.archive_file': 'output_path',
  'data.external': '',
};

/** Where a path that Terraform opens lies in the answer's folder. Terraform runs in the root module's folder. */
export function inAnswer(evidence: Evidence, path: string): string {
  return posix.normalize(posix.join(evidence.root, path.replace(/^file:\/\//, '')));
}

/** Whether the file at this path (as Terraform is given it) is there when it is needed. */
export function fileAvailability(evidence: Evidence, path: string): Availability {
  // Whoever runs Terraform may well have a key in their home folder.
  if (path.startsWith('~')) return 'unknown';
  if (posix.isAbsolute(path)) return madeBy(evidence, path);
  const wanted = inAnswer(evidence, path);
  if (evidence.files.some((file) => posix.normalize(file.path) === wanted)) return 'shipped';
  return madeBy(evidence, path);
}

/** Text of the file that the answer ships at this path, or null. */
export function shippedText(evidence: Evidence, path: Value): string | null {
  if (typeof path !== 'string' || posix.isAbsolute(path)) return null;
  const wanted = inAnswer(evidence, path);
  return evidence.files.find((file) => posix.normalize(file.path) === wanted)?.text ?? null;
}

/** {@link fileAvailability} for a folder: something shipped or made must lie in it. */
export function folderAvailability(evidence: Evidence, path: string): Availability {
  const wanted = inAnswer(evidence, path);
  const within = (file: string) => wanted === '.' || file.startsWith(`${wanted}/`);
  if (evidence.files.some((file) => within(posix.normalize(file.path)))) return 'shipped';
  const made = madePaths(evidence);
  if (made.known.some((file) => within(inAnswer(evidence, file)))) return 'made';
  return made.open ? 'unknown' : 'missing';
}

function madeBy(evidence: Evidence, path: string): Availability {
  const wanted = inAnswer(evidence, path);
  const made = madePaths(evidence);
  if (made.known.some((other) => inAnswer(evidence, other) === wanted)) return 'made';
  if (commandsNaming(evidence, posix.basename(path))) return 'made';
  return made.open ? 'unknown' : 'missing';
}

/** Paths that the answer's own resources write; `open` where one of them writes to a path nobody can tell. */
function madePaths(evidence: Evidence): { readonly known: readonly string[]; readonly open: boolean } {
  const values = resourcesOf(evidence, ...Object.keys(makers)).map((resource) => {
    const attribute = makers[resource.mode === 'data' ? `data.${resource.type}` : resource.type] ?? '';
    return attribute === '' ? undefined : stringOf(resource, attribute);
  });
  return {
    known: values.filter((value) => typeof value === 'string'),
    open: values.some((value) => isUnknown(value)),
  };
}

/** Whether a command that the answer runs (a provisioner, an external program) names the file. */
function commandsNaming(evidence: Evidence, name: string): boolean {
  const isCommand = (path: string) => /(^|\.)(command|inline|program|environment)(\.|$)/.test(path);
  return [...blocksOf(evidence, 'resource'), ...blocksOf(evidence, 'data')].some((block) =>
    Object.values(block.attributes).some(
      (attribute) => isCommand(attribute.path) && attribute.expression.includes(name),
    ),
  );
}

/** A call of a function that reads a file, where it stands. */
export interface FileRead {
  readonly block: ConfigBlock;
  readonly attribute: ConfigAttribute;
  readonly call: FunctionCall;
  /** The first argument: the path. */
  readonly path: Value;
}

const readers =
  /^(file|templatefile|fileset|filebase64|filebase64sha256|filebase64sha512|filemd5|filesha1|filesha256|filesha512)$/;

/** Every call of a function that reads a file. Expressions that allow for its absence (`try`, `fileexists`) are left out. */
export const fileReads: (evidence: Evidence) => readonly FileRead[] = oncePerEvidence((evidence) =>
  evidence.blocks.flatMap((block) =>
    Object.values(block.attributes).flatMap((attribute) => {
      if (attribute.calls.some((call) => ['try', 'can', 'fileexists'].includes(call.name))) return [];
      return attribute.calls
        .filter((call) => readers.test(call.name))
        .map((call) => ({ block, attribute, call, path: call.args[0] ?? null }));
    }),
  ),
);

/** Text given where a path belongs: no path holds a line break. */
export function isInlineText(path: Value): boolean {
  const pieces = isUnknown(path) ? path.parts : [path];
  return pieces.some((piece) => typeof piece === 'string' && piece.includes('\n'));
}

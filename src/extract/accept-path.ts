import { baseName, fileKind, isAllowedHidden } from './file-kinds.js';
import { limits } from './limits.js';

export type AcceptedPath =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly reason: string };

const segmentPattern = /^[\p{L}\p{N}_.@+=(),~ -]+$/u;
const deviceNames = new Set(['con', 'prn', 'aux', 'nul', ...numbered('com'), ...numbered('lpt')]);
/** Folders that Terraform reads plugins, modules or state from. */
const terraformFolders = new Set(['.terraform', 'terraform.d', 'terraform.tfstate.d']);
const terraformSettings = new Set(['terraform.rc', '.terraformrc', '.terraform.lock.hcl']);

function numbered(name: string): string[] {
  return Array.from({ length: 10 }, (_, digit) => `${name}${digit}`);
}

/**
 * Says whether a file of this name may stand in an answer's folder, and gives the name in plain form: forward slashes,
 * no `./`, composed letters. Refused are names that leave the folder, that Terraform reads as overrides, state, locks,
 * plugins or settings (they would change how the answer is run rather than what it is), hidden ones, and kinds that
 * are not on the list of `file-kinds.ts`. Says nothing of other files: `acceptFiles` compares them.
 */
export function acceptPath(path: string): AcceptedPath {
  if (path.length > limits.pathChars) return refuse(`its path is longer than ${limits.pathChars} characters`);
  const plain = path.normalize('NFC').replaceAll('\\', '/');
  if (plain === '') return refuse('it has no name');
  if (plain.startsWith('/') || plain.startsWith('~') || plain.charAt(1) === ':') {
    return refuse('its path is absolute; a path relative to the answer is expected');
  }
  const segments = plain.split('/').filter((segment) => segment !== '.' && segment !== '');
  const name = segments.at(-1);
  if (name === undefined || plain.endsWith('/')) return refuse('it names a folder, not a file');
  const reason = segments
    .map((segment, at) => checkSegment(segment, at === segments.length - 1))
    .find(Boolean);
  if (reason !== undefined && reason !== null) return refuse(reason);
  const special = checkName(name);
  if (special !== null) return refuse(special);
  return { ok: true, path: segments.join('/') };
}

function refuse(reason: string): AcceptedPath {
  return { ok: false, reason };
}

function checkSegment(segment: string, last: boolean): string | null {
  const lower = segment.toLowerCase();
  if (segment === '..') return 'its path leaves the folder of the answer';
  if (!last && terraformFolders.has(lower)) return `the folder ${lower} belongs to Terraform`;
  if (terraformSettings.has(lower)) return 'it would change how Terraform runs';
  if (segment.startsWith('.') && !(last && isAllowedHidden(segment))) return 'hidden files are not taken';
  if (!segmentPattern.test(segment)) return 'its path holds characters that are not allowed in a file name';
  if (segment.endsWith('.') || segment.endsWith(' ') || segment.startsWith(' ')) {
    return 'a part of its path begins or ends with a space, or ends with a dot';
  }
  if (deviceNames.has(lower.split('.', 1)[0] ?? '')) return 'a part of its path is the name of a device';
  return null;
}

function checkName(name: string): string | null {
  const lower = name.toLowerCase();
  if (lower.endsWith('.tfstate') || lower.includes('.tfstate.')) return 'state files are not taken';
  if (isOverride(lower)) return 'override files are not taken: they would replace settings of the run';
  if (fileKind(name) === null) return `the kind of ${baseName(name)} is not one that is taken`;
  return null;
}

function isOverride(lower: string): boolean {
  const stem = ['.tf', '.tf.json'].find((ending) => lower.endsWith(ending));
  if (stem === undefined) return false;
  const bare = lower.slice(0, -stem.length);
  return bare === 'override' || bare.endsWith('_override');
}

import { fileKind } from './file-kinds.js';
import { limits } from './limits.js';

/** A file name met in running text. */
export interface NameMatch {
  /** As written, without `./` and without a slash in front. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

const delimiters = new Set(
  '\u00a0\u200b\u200c\u200d\u2060\u3000（）：，、。「」『』【】 \t\'"`()[]<>,;:|=!?#→–—“”‘’│├└─┌*',
);
/** The delimiters of ASCII, by code. */
const asciiDelimiters = Uint8Array.from({ length: 128 }, (_, code) =>
  delimiters.has(String.fromCharCode(code)) ? 1 : 0,
);

function isDelimiter(line: string, at: number): boolean {
  const code = line.charCodeAt(at);
  return code < 128 ? asciiDelimiters[code] === 1 : delimiters.has(line.charAt(at));
}

/** Names of products that look like file names. */
const products = new Set([
  'node.js',
  'next.js',
  'vue.js',
  'react.js',
  'express.js',
  'nest.js',
  'd3.js',
  'three.js',
  'deno.ts',
]);
/** Folders of the operating system: a path under them is not one of the answer's files. */
const systemFolders = new Set(
  'etc usr var tmp home root opt bin sbin dev proc sys boot mnt srv run users'.split(' '),
);

/** Names that are read in one line: a line with more is a list of files. */
const maxNames = 12;

/** The file names of a known kind in a line, in order. Linear; lines too long to hold a name yield none. */
export function fileNamesIn(line: string): NameMatch[] {
  if (line.length > limits.nameLine || !line.includes('.')) return wholeNamesIn(line);
  const found: NameMatch[] = [];
  for (const token of tokens(line)) {
    const match = readToken(token.text, token.start);
    if (match !== null) found.push(match);
    if (found.length === maxNames) break;
  }
  return found;
}

function wholeNamesIn(line: string): NameMatch[] {
  if (line.length > limits.nameLine) return [];
  const lower = line.toLowerCase();
  if (!lower.includes('dockerfile') && !lower.includes('makefile')) return [];
  return tokens(line).flatMap((token) => readToken(token.text, token.start) ?? []);
}

function isWholeName(token: string): boolean {
  const last = token.slice(-12).toLowerCase();
  return ['dockerfile', 'makefile', 'procfile', 'license'].some((name) => last.includes(name));
}

interface Token {
  readonly text: string;
  readonly start: number;
}

function tokens(line: string): Token[] {
  const found: Token[] = [];
  let start = -1;
  for (let at = 0; at <= line.length; at++) {
    const inside = at < line.length && (!isDelimiter(line, at) || isDrive(line, at, start));
    if (inside && start === -1) start = at;
    if (!inside && start !== -1) {
      found.push({ text: line.slice(start, at), start });
      start = -1;
    }
  }
  return found;
}

/** True at the colon of `C:\`: without its drive the path would be one of the answer's own. */
function isDrive(line: string, at: number, start: number): boolean {
  const next = line.charAt(at + 1);
  return line.charAt(at) === ':' && start === at - 1 && (next === '\\' || next === '/');
}

/** Reads a token as a path: emphasis and sentence marks around it are taken off, underscores inside it stay. */
function readToken(token: string, start: number): NameMatch | null {
  if (!token.includes('.') && !isWholeName(token)) return null;
  let end = token.length;
  while (end > 0 && token.charAt(end - 1) === '.') end--;
  let trailing = 0;
  while (end > 0 && token.charAt(end - 1) === '_' && trailing < 3) {
    end--;
    trailing++;
  }
  let from = 0;
  while (from < trailing && token.charAt(from) === '_') from++;
  const path = plainPath(token.slice(from, end));
  return path === null ? null : { path, start: start + from, end: start + end };
}

/**
 * A path as people write it made plain, or null where it names no file of a known kind. A slash before one of the
 * answer's own folders is dropped; other absolute paths stay as they are, to be refused by name.
 */
export function plainPath(written: string): string | null {
  let path = unescape(written).replaceAll('\\', '/');
  if (path.startsWith('//') || ['$', '{', '@'].some((sign) => path.includes(sign))) return null;
  const top = path.split('/')[1]?.toLowerCase() ?? '';
  if (path.startsWith('/') && !systemFolders.has(top)) path = path.slice(1);
  while (path.startsWith('./')) path = path.slice(2);
  const segments = path.split('/');
  const name = segments.at(-1) ?? '';
  if (products.has(name.toLowerCase()) || fileKind(path) === null) return null;
  // `main.tf/variables.tf` lists two files.
  if (segments.slice(0, -1).some((segment) => segment.endsWith('.tf'))) return null;
  return looksLikeName(name) ? path : null;
}

/** Wants a letter or digit before the extension, so that `*.tf` and `.json files` name nothing. */
function looksLikeName(name: string): boolean {
  const first = name.charCodeAt(0);
  const wordLike =
    (first >= 48 && first <= 57) || (first >= 65 && first <= 90) || (first >= 97 && first <= 122);
  return wordLike || first === 95 || first === 46 || first > 127;
}

/** Markdown's escapes: `tap\_stack.tf`. */
function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  let out = '';
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === '\\' && '_*.-#'.includes(text.charAt(at + 1)) && at + 1 < text.length) continue;
    out += text.charAt(at);
  }
  return out;
}

/** Folders that projects commonly keep files in: their bare names count in a heading. */
const knownFolders = new Set(
  'modules lib lambda lambdas functions environments envs env src scripts templates terraform infra infrastructure policies files'.split(
    ' ',
  ),
);

/** The folder that a heading or label names (`modules/vpc/`, `` `lambda` ``), or null. */
export function folderIn(line: string): string | null {
  if (line.length > limits.nameLine) return null;
  for (const token of tokens(line)) {
    const quoted =
      line.charAt(token.start - 1) === '`' && line.charAt(token.start + token.text.length) === '`';
    const folder = readFolder(token.text, quoted);
    if (folder !== null) return folder;
  }
  return null;
}

function readFolder(token: string, quoted: boolean): string | null {
  let path = unescape(token).replaceAll('\\', '/');
  while (path.startsWith('./')) path = path.slice(2);
  if (path.startsWith('/')) path = path.slice(1);
  const slash = path.endsWith('/');
  while (path.endsWith('/')) path = path.slice(0, -1);
  if (path === '' || path.includes('//') || !/^[A-Za-z0-9_./-]+$/.test(path) || path.includes('..'))
    return null;
  const segments = path.split('/');
  if (systemFolders.has(segments[0] ?? '') || segments.some((segment) => segment.includes('.'))) return null;
  if (slash) return path;
  const known = knownFolders.has(segments[0] ?? '');
  return known && (segments.length > 1 || quoted) ? path : null;
}

import { words } from './captions.js';
import { fileNamesIn } from './file-names.js';
import { limits } from './limits.js';

/** A file's name in a comment of the file itself. */
export interface CommentName {
  readonly path: string;
  /** Index of the line. */
  readonly line: number;
  /** True where the comment is nothing but the name, with `File:` or decoration at most. */
  readonly bare: boolean;
}

const openers = ['#', '//', '/*', '*', '--', '<!--', ';', '"""', "'''", '%', 'REM '];
const closers = ['*/', '-->', '"""', "'''"];
const prefixes = [
  'file',
  'filename',
  'path',
  'from',
  'location',
  'start',
  'begin',
  'contents',
  'of',
  'save',
  'as',
  'name',
];
/** Words after a name that say the file is elsewhere. */
const elsewhere = ['already', 'exists', 'existing', 'unchanged', 'see', 'end', 'not', 'above', 'below'];

/** How far into a file its name is looked for. */
const headLines = 12;

/**
 * The name that a file's first comment gives it: a comment among its first lines, before any code, that begins with a
 * file name or ends with one in brackets or after a dash. Names inside a sentence do not count.
 */
export function commentName(lines: readonly string[]): CommentName | null {
  for (let at = 0; at < Math.min(lines.length, headLines); at++) {
    const line = (lines[at] ?? '').trim();
    if (line === '' || line.startsWith('#!')) continue;
    const text = commentText(line);
    if (text === null) return null;
    const found = readComment(text, at);
    if (found !== null) return found;
  }
  return null;
}

/** A comment's text without its marks and decoration; null for a line that is no comment. */
export function commentText(line: string): string | null {
  if (line.length > limits.nameLine) return null;
  const opener = openers.find((mark) => line.startsWith(mark));
  if (opener === undefined) return null;
  let text = line.slice(opener.length);
  for (const closer of closers) if (text.endsWith(closer)) text = text.slice(0, -closer.length);
  return stripDecoration(text);
}

const decoration = '#=-*/_~+ \t<>|';

function stripDecoration(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && '#=-*~+ \t<>|'.includes(text.charAt(start))) start++;
  while (end > start && decoration.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Reads a comment's text as the name of the file it begins. */
export function readComment(text: string, line: number): CommentName | null {
  const name = fileNamesIn(text)[0];
  if (name === undefined) return null;
  const before = words(text.slice(0, name.start));
  const after = text.slice(name.end).trim();
  if (words(after).some((word) => elsewhere.includes(word))) return null;
  if (before.every((word) => prefixes.includes(word) || isShortNumber(word))) {
    if (!endsName(after)) return null;
    return { path: name.path, line, bare: stripDecoration(after.replaceAll(':', '')) === '' };
  }
  if (words(after).length > 0 || before.some((word) => elsewhere.includes(word))) return null;
  const lead = text.slice(0, name.start).trimEnd().slice(-1);
  const last = (lead === '(' && after.startsWith(')')) || '-–—:'.includes(lead);
  return last ? { path: name.path, line, bare: false } : null;
}

const says = ['is', 'contains', 'defines', 'holds', 'sets', 'provides'];

/** True where what follows a name is a description of the file rather than the rest of a sentence about it. */
function endsName(after: string): boolean {
  if (after === '') return true;
  if (
    ['-', '–', '—', ':', '(', '=', '|', '*', '#', '/', ')', '`', '"', "'"].some((mark) =>
      after.startsWith(mark),
    )
  )
    return true;
  return says.includes(words(after)[0] ?? '');
}

function isShortNumber(word: string): boolean {
  return word.length <= 2 && word >= '0' && word < ':';
}

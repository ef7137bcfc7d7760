import { fileNamesIn, folderIn, type NameMatch } from './file-names.js';
import { limits } from './limits.js';
import { headingOf } from './lines.js';

/**
 * How surely a line names the file that follows. `exact`: the name is what the line is for (`### 1. main.tf`);
 * `inside`: it stands in a longer title; `sentence`: prose mentions it.
 */
export type Certainty = 'exact' | 'inside' | 'sentence';

/** A heading, label or sentence above a fence, and the file or folder that it names. */
export interface Caption {
  readonly kind: 'heading' | 'label' | 'sentence';
  /** Level of a heading; 7 for labels. */
  readonly level: number;
  readonly line: number;
  readonly text: string;
  readonly path: string | null;
  /** Every file that a heading names, for the fences that follow it one after the other. */
  readonly paths: readonly string[];
  readonly certainty: Certainty;
  readonly folder: string | null;
}

/** Words that stand before a file's name in a title without adding to it. */
const prefixWords = new Set(
  'file filename files path name from in location save as create new contents content of the full complete updated step part section root module main configuration config code source script example'.split(
    ' ',
  ),
);
/** Words after which a named file is spoken about rather than given. */
const aboutWords = [
  'update',
  'changes',
  'change',
  'using',
  'usage',
  'fix',
  'issue',
  'review',
  'notes',
  'why',
  'run',
  'running',
  'without',
];

/** Reads a line outside fences as a caption; null for a blank line, and one too long to be a caption. */
export function captionOf(line: string, index: number): Caption | null {
  const text = line.length > limits.nameLine ? '' : line.trim();
  if (text === '') return null;
  const heading = headingOf(line);
  if (heading !== null) return readHeading(heading.text, heading.level, index);
  return readLabel(text, index) ?? readSentence(text, index);
}

function readHeading(text: string, level: number, line: number): Caption {
  const names = distinct(fileNamesIn(text));
  const [first] = names;
  const folder = first === undefined ? folderIn(text) : null;
  const certainty = first === undefined || names.length > 1 ? 'inside' : headingCertainty(text, first);
  const paths = names.map((name) => name.path);
  return { kind: 'heading', level, line, text, path: first?.path ?? null, paths, certainty, folder };
}

function headingCertainty(text: string, name: NameMatch): Certainty {
  const before = words(text.slice(0, name.start));
  if (before.some((word) => aboutWords.includes(word))) return 'inside';
  if (before.every((word) => prefixWords.has(word) || isNumber(word))) return 'exact';
  return words(text.slice(name.end)).length === 0 ? 'exact' : 'inside';
}

/** A line that is only a name or a folder, with bold, numbering, `File:` or a short description around it. */
function readLabel(text: string, line: number): Caption | null {
  if (text.length > 200 || text.startsWith('|')) return null;
  const names = distinct(fileNamesIn(text));
  const [only] = names;
  if (only === undefined) {
    const folder = isFolderLabel(text) ? folderIn(text) : null;
    return folder === null ? null : label(text, line, null, folder);
  }
  if (names.length > 1) return null;
  const before = words(text.slice(0, only.start));
  const bold = text.startsWith('**') && text.replaceAll(':', '').endsWith('**') && words(text).length <= 10;
  const titled = bold && !before.some((word) => aboutWords.includes(word) || word === 'note');
  const prefixed = before.every((word) => prefixWords.has(word) || isNumber(word));
  if (!titled && !(prefixed && isRemark(text.slice(only.end)))) return null;
  return label(text, line, only.path, null);
}

/** Written out: spreading a common part takes a hundred times as long, and this is made for every line. */
function label(text: string, line: number, path: string | null, folder: string | null): Caption {
  const paths = path === null ? [] : [path];
  return { kind: 'label', level: 7, line, text, path, paths, certainty: 'exact', folder };
}

/** What may follow a name on its own line: nothing, or a description set off by a dash, colon or bracket. */
function isRemark(after: string): boolean {
  const rest = stripMarks(after);
  if (rest === '') return true;
  return ['-', '–', '—', ':', '(', '='].some((mark) => rest.startsWith(mark)) && words(rest).length <= 12;
}

function isFolderLabel(text: string): boolean {
  return (
    text.length < 80 &&
    !text.includes('=') &&
    words(text).length <= 4 &&
    (text.startsWith('**') || text.endsWith(':') || text.endsWith('/') || text.startsWith('`'))
  );
}

const namingWords = ['as', 'named', 'called', 'create', 'file', 'save', 'is', 'in'];

/** Words that say a file is there already. */
const givenWords = ['already', 'exists', 'existing', 'assume', 'assumes', 'assuming', 'separate', 'provided'];

function readSentence(text: string, line: number): Caption {
  const given = text.startsWith('|') || words(text).some((word) => givenWords.includes(word));
  const names = given ? [] : distinct(fileNamesIn(text));
  let only = names.length === 1 ? names[0] : undefined;
  if (names.length > 1) {
    const named = names.filter((name) => namingWords.includes(words(text.slice(0, name.start)).at(-1) ?? ''));
    if (named.length === 1) only = named[0];
  }
  return {
    kind: 'sentence',
    level: 8,
    line,
    text,
    path: only?.path ?? null,
    paths: [],
    certainty: 'sentence',
    folder: null,
  };
}

function distinct(names: readonly NameMatch[]): readonly NameMatch[] {
  if (names.length < 2) return names;
  return names.filter((name, at) => names.findIndex((other) => other.path === name.path) === at);
}

function stripMarks(text: string): string {
  let start = 0;
  let end = text.length;
  const marks = ' *_`"\'<>/\t';
  while (start < end && marks.includes(text.charAt(start))) start++;
  while (end > start && ' *_`"\':.)\t'.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The words of a text in lower case, without marks. */
export function words(text: string): string[] {
  const found: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    if (isWordCode(text.charCodeAt(at))) {
      if (start === -1) start = at;
    } else if (start !== -1) {
      found.push(text.slice(start, at).toLowerCase());
      start = -1;
    }
  }
  return found;
}

function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 39
  );
}

function isNumber(word: string): boolean {
  return word.length <= 3 && [...word].every((char) => char >= '0' && char <= '9');
}

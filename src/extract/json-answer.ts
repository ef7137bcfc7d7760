import { classify } from './classify.js';
import { nowhere } from './context.js';
import { scanFences } from './fences.js';
import { extensionOf, fileKind } from './file-kinds.js';
import { plainPath } from './file-names.js';
import { labelFor } from './labels.js';
import { isBlank, splitLines } from './lines.js';
import { readLooseJson, type LooseValue } from './loose-json.js';
import { limits } from './limits.js';
import type { Piece } from './piece.js';
import type { Segment } from './segments.js';

/** Files in the JSON of an answer that holds no Terraform otherwise: in its fences, else in the text outside them. */
export function jsonPieces(
  lines: readonly string[],
  segments: readonly Segment[],
  fenced: readonly Piece[],
): Piece[] {
  const inside = fenced
    .filter((piece) => ['json', 'text', 'code'].includes(piece.kind))
    .flatMap((piece) => piecesIn(piece.lines, piece.start, piece.end));
  if (inside.length > 0) return inside;
  return segments.flatMap(({ start, end }) => piecesIn(lines.slice(start, end), start, end));
}

function piecesIn(lines: readonly string[], start: number, end: number): Piece[] {
  return jsonFiles(lines.join('\n')).map((file): Piece => {
    const label = labelFor(extensionOf(file.path));
    const text = withoutFence(splitLines(file.text).lines);
    const { kind, shape } = classify({ label, info: '', lines: text });
    return {
      lines: text,
      start,
      end,
      label,
      kind,
      shape,
      name: { path: file.path, source: 'json' },
      context: nowhere,
      fence: file.complete ? 'closed' : 'unclosed',
      notes: [],
    };
  });
}

/** A text without the fence around it, and without the empty line that its last line break makes. */
function withoutFence(lines: readonly string[]): readonly string[] {
  const { items } = scanFences(lines, 0, lines.length);
  const [fence, ...more] = items.flatMap((item) => (item.kind === 'fence' ? [item.fence] : []));
  const bare = items.every((item) => item.kind === 'fence' || isBlank(lines[item.index] ?? ''));
  if (fence !== undefined && more.length === 0 && bare) return fence.lines;
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** A file given as a value of JSON. */
interface JsonFile {
  readonly path: string;
  readonly text: string;
  /** False where the answer ends inside it. */
  readonly complete: boolean;
}

/** Keys that hold a file's name, and its text. */
const nameKeys = ['path', 'filename', 'file_name', 'fileName', 'file_path', 'filePath', 'file', 'name'];
const textKeys = [
  'content',
  'contents',
  'code',
  'text',
  'source',
  'body',
  'file_text',
  'fileContent',
  'file_content',
];

/** Values that are read in one text; a text with more of them is data, not an answer. */
const maxValues = 200;
/** Files in one text: those beyond are more than an answer may have. */
const maxFiles = limits.files + 1;

/**
 * Files in JSON: an object from names to texts, a list of objects with a name and a text, either of them somewhere
 * inside an answer's object, or one object a line as in calls of a tool.
 */
function jsonFiles(text: string): JsonFile[] {
  const found: JsonFile[] = [];
  let at = nextStart(text, 0);
  for (let values = 0; at !== -1 && values < maxValues && found.length < maxFiles; values++) {
    const { value, end, complete } = readLooseJson(text, at);
    const files = filesIn(value, 0).slice(0, maxFiles);
    files.forEach((file, index) => found.push({ ...file, complete: complete || index < files.length - 1 }));
    at = nextStart(text, Math.max(end, at + 1));
  }
  return found;
}

/** Where a value can begin: a bracket that a line begins with. */
function nextStart(text: string, from: number): number {
  for (let at = from; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    let first = at;
    while (first < end && text.charCodeAt(first) <= 32) first++;
    const char = text.charAt(first);
    if (first < end && (char === '{' || char === '[')) return first;
    at = end + 1;
  }
  return -1;
}

function filesIn(value: LooseValue, depth: number): { path: string; text: string }[] {
  if (value === null || typeof value === 'string' || depth > 6) return [];
  if (isList(value)) return value.flatMap((item) => filesIn(item, depth + 1));
  const path = first(value, nameKeys, (text) => plainPath(text.trim()) !== null);
  const text = first(value, textKeys, () => true);
  if (path !== null && text !== null) return [{ path: plainPath(path.trim()) ?? path, text }];
  return [...value].flatMap(([key, inner]) => {
    const name = fileKind(key) === null ? null : plainPath(key.trim());
    if (name === null) return filesIn(inner, depth + 1);
    if (typeof inner === 'string') return [{ path: name, text: inner }];
    const held = inner === null || isList(inner) ? null : first(inner, textKeys, () => true);
    return held === null ? [] : [{ path: name, text: held }];
  });
}

function isList(value: LooseValue): value is readonly LooseValue[] {
  return Array.isArray(value);
}

function first(
  value: ReadonlyMap<string, LooseValue>,
  keys: readonly string[],
  fits: (text: string) => boolean,
): string | null {
  for (const key of keys) {
    const held = value.get(key);
    if (typeof held === 'string' && fits(held)) return held;
  }
  return null;
}

/**
 * The text of an answer that is one JSON string, or an object whose one long string is the answer; null for any other.
 */
export function wrappedText(given: string): string | null {
  const answer = given.slice(0, limits.answerChars);
  const start = firstChar(answer);
  const char = answer.charAt(start);
  if (char !== '"' && char !== '{') return null;
  const { value, end } = readLooseJson(answer, start);
  if (given.slice(end, end + 1_000).trim() !== '') return null;
  if (typeof value === 'string') return worthReading(value) ? value : null;
  if (value === null || isList(value) || filesIn(value, 0).length > 0) return null;
  const long = [...value.values()].filter((held) => typeof held === 'string' && worthReading(held));
  const [only] = long;
  return long.length === 1 && typeof only === 'string' ? only : null;
}

function firstChar(text: string): number {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

/** Text of several lines with a fence in it, or blocks at the margin. */
function worthReading(text: string): boolean {
  return (
    text.includes('\n') &&
    (text.includes('```') || text.includes('~~~') || /^(?:resource|module|variable) "/m.test(text))
  );
}

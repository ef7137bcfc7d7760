import { isList, isObject, isUnknown, Unknown, type Value } from '../../domain/value.js';

/** Private-use characters that no policy contains; they mark an unknown part inside JSON text. */
const open = '\uE000';
const close = '\uE001';
const marks = /\uE000(\d+)\uE001/g;

/**
 * Reads policy text as a value. Text with unknown parts (a heredoc with `${…}`) keeps its structure: the parts
 * become {@link Unknown} inside it. Null where it is no JSON.
 */
export function parsePolicyText(text: string | Unknown): Value | undefined {
  if (typeof text === 'string') return parseJson(text);
  if (text.parts.length === 0) return undefined;
  const unknowns: Unknown[] = [];
  const parsed = parseJson(withMarks(text.parts, unknowns));
  return parsed === undefined ? undefined : revive(parsed, unknowns);
}

function parseJson(text: string): Value | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return toValue(parsed);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What `JSON.parse` returns, typed. */
function toValue(json: unknown): Value {
  if (json === null || typeof json === 'boolean' || typeof json === 'number' || typeof json === 'string')
    return json;
  if (Array.isArray(json)) return json.map(toValue);
  if (typeof json !== 'object') return new Unknown();
  return Object.fromEntries(
    Object.entries(json).map(([key, value]): [string, Value] => [key, toValue(value)]),
  );
}

/** Joins the parts; an unknown part outside a JSON string (a list made by `jsonencode`) gets quotes of its own. */
function withMarks(parts: readonly (string | Unknown)[], unknowns: Unknown[]): string {
  let text = '';
  let quoted = false;
  for (const part of parts) {
    if (typeof part === 'string') {
      quoted = endsQuoted(part, quoted);
      text += part;
      continue;
    }
    const mark = `${open}${unknowns.length}${close}`;
    unknowns.push(part);
    text += quoted ? mark : `"${mark}"`;
  }
  return text;
}

function endsQuoted(text: string, quoted: boolean): boolean {
  let inside = quoted;
  for (let index = 0; index < text.length; index += 1) {
    if (inside && text[index] === '\\') index += 1;
    else if (text[index] === '"') inside = !inside;
  }
  return inside;
}

function revive(value: Value, unknowns: readonly Unknown[]): Value {
  if (typeof value === 'string') return reviveText(value, unknowns);
  if (isList(value)) return value.map((item) => revive(item, unknowns));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [plain(key), revive(item, unknowns)]));
}

function reviveText(text: string, unknowns: readonly Unknown[]): Value {
  const parts: (string | Unknown)[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const unknown = unknowns[Number(match[1])];
    if (match.index > from) parts.push(text.slice(from, match.index));
    if (unknown !== undefined) parts.push(unknown);
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return text;
  if (from < text.length) parts.push(text.slice(from));
  const [only] = parts;
  if (parts.length === 1 && isUnknown(only)) return only;
  return new Unknown(
    parts.flatMap((part) => (isUnknown(part) ? part.references : [])),
    parts,
  );
}

/** Keys cannot be unknown; a mark in one reads as a wildcard-free placeholder. */
function plain(key: string): string {
  return key.replaceAll(marks, '?');
}

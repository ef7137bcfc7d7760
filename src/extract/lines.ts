import { limits } from './limits.js';

/** The lines of an answer that are read, without their line ends. */
export interface AnswerLines {
  readonly lines: readonly string[];
  /** True where the answer is longer than what is read. */
  readonly cut: boolean;
}

/** Splits an answer at its line ends (`\n`, `\r\n`, a lone `\r` is kept), up to the limits; byte order marks are dropped. */
export function splitLines(answer: string): AnswerLines {
  const text = answer.length > limits.answerChars ? answer.slice(0, limits.answerChars) : answer;
  const lines: string[] = [];
  let start = 0;
  while (start <= text.length && lines.length < limits.answerLines) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (text.charCodeAt(start) === 0xfeff) start++;
    lines.push(text.slice(start, end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end));
    start = end + 1;
  }
  return { lines, cut: text.length < answer.length || start <= text.length };
}

/** Characters of white space that a line begins with. */
export function indentOf(line: string): number {
  let at = 0;
  while (line.charCodeAt(at) === 32 || line.charCodeAt(at) === 9) at++;
  return at;
}

export function isBlank(line: string): boolean {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  return true;
}

/** A Markdown heading's level and text, or null. Long lines are never headings. */
export function headingOf(line: string): { level: number; text: string } | null {
  if (line.length > limits.nameLine || indentOf(line) > 3) return null;
  const trimmed = line.trim();
  let level = 0;
  while (trimmed.charCodeAt(level) === 35) level++;
  if (level === 0 || level > 6) return null;
  const next = trimmed.charAt(level);
  if (next !== ' ' && next !== '\t' && next !== '\u00a0' && next !== '\u3000') return null;
  let end = trimmed.length;
  while (end > level && trimmed.charCodeAt(end - 1) === 35) end--;
  return { level, text: trimmed.slice(level, end).trim() };
}

/**
 * The marker of a heredoc that this line opens, or null. Looks at the end of the line only: `<<EOF`, `<<-EOF`,
 * `<<'EOF'`, `<<EOF > file`.
 */
export function heredocMarker(line: string): string | null {
  if (line.length > limits.nameLine) return null;
  const at = line.lastIndexOf('<<');
  if (at === -1) return null;
  let start = at + 2;
  if (line.charAt(start) === '-' || line.charAt(start) === '~') start++;
  while (line.charAt(start) === ' ') start++;
  const quote = line.charAt(start);
  if (quote === '"' || quote === "'") start++;
  let end = start;
  while (isWordChar(line.charCodeAt(end))) end++;
  if (end === start) return null;
  return line.slice(start, end);
}

function isWordChar(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
  );
}

/** Lines that are one word alone, by word: where heredocs can end. Each list is ascending. */
export function wordLines(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  lines.forEach((line, index) => {
    if (line.length > 80) return;
    const word = line.trim();
    if (word === '' || !isWordChar(word.charCodeAt(0))) return;
    for (let at = 0; at < word.length; at++) if (!isWordChar(word.charCodeAt(at))) return;
    const list = found.get(word);
    if (list === undefined) found.set(word, [index]);
    else list.push(index);
  });
  return found;
}

/** The first of ascending numbers that is greater. */
export function firstAfter(ascending: readonly number[], at: number): number | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return ascending[low];
}

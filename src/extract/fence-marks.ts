import { isKnownLabel, readInfo } from './labels.js';
import { limits } from './limits.js';
import { indentOf } from './lines.js';

/** The marks that can open or close a fence on one line. */
export interface FenceMark {
  readonly char: '`' | '~';
  readonly length: number;
  /** White space before the marks. */
  readonly indent: number;
  /** What follows the marks, trimmed; empty for bare marks. */
  readonly info: string;
  /** Text before the marks on the same line, where they open a fence after a sentence; empty otherwise. */
  readonly before: string;
}

/** The fence marks that a line begins with, or null. Time does not depend on how long the line is beyond its marks. */
export function fenceMark(line: string): FenceMark | null {
  const indent = indentOf(line);
  const char = line.charAt(indent);
  if (char !== '`' && char !== '~') return null;
  const length = runLength(line, indent, char);
  if (length < 3) return null;
  const start = indent + length;
  if (line.length - start > limits.nameLine) return null;
  let info = line.slice(start).trim();
  if (char === '`' && info.includes('`')) {
    const label = withoutTrailingMarks(info);
    if (label === null) return null;
    info = label;
  }
  return { char, length, indent, info, before: '' };
}

/** ` ```hcl``` ` alone on its line opens a fence all the same; other text between marks is code in a sentence. */
function withoutTrailingMarks(info: string): string | null {
  const end = info.indexOf('`');
  const label = info.slice(0, end).trim();
  if (runLength(info, end, '`') !== info.length - end) return null;
  return isKnownLabel(label.toLowerCase()) && label !== '' ? label : null;
}

/** Marks with a known label at the end of a sentence: `Here is main.tf: ```hcl`. */
export function trailingMark(line: string): FenceMark | null {
  if (line.length > limits.nameLine) return null;
  const at = line.indexOf('```');
  if (at <= 0) return null;
  const length = runLength(line, at, '`');
  const info = line.slice(at + length).trim();
  if (info === '' || info.includes('`') || !isKnownLabel(readInfo(info).label)) return null;
  const before = line.slice(0, at);
  if (before.includes('`') && ticks(before) % 2 === 1) return null;
  return { char: '`', length, indent: isListMark(before.trim()) ? at : indentOf(line), info, before };
}

/** `-`, `*`, `+`, `1.`, `2)`: what a list item begins with. */
function isListMark(text: string): boolean {
  return /^(?:[-*+]|\d{1,3}[.)])$/.test(text);
}

/** The code before marks that close a fence at the end of a code line (`` }``` ``), or null. */
export function codeBeforeMarks(line: string, open: FenceMark): string | null {
  if (!line.endsWith(open.char.repeat(3)) && !line.trimEnd().endsWith(open.char.repeat(3))) return null;
  const trimmed = line.trimEnd();
  let start = trimmed.length;
  while (start > 0 && trimmed.charAt(start - 1) === open.char) start--;
  if (trimmed.length - start < open.length) return null;
  const code = trimmed.slice(0, start);
  if (code.trim() === '' || code.includes(open.char)) return null;
  return code;
}

function runLength(line: string, start: number, char: string): number {
  let at = start;
  while (line.charAt(at) === char) at++;
  return at - start;
}

function ticks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('`'); at !== -1; at = text.indexOf('`', at + 1)) count++;
  return count;
}

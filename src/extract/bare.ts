import { nowhere } from './context.js';
import type { Item } from './fences.js';
import { fileKind } from './file-kinds.js';
import { heredocFiles } from './heredoc-files.js';
import { shapeOf, terraformBlocks, type HclShape } from './hcl-shape.js';
import { limits } from './limits.js';
import { indentOf, isBlank } from './lines.js';
import type { Piece } from './piece.js';
import { findMarkers, splitFiles, type Part } from './split.js';
import { classify } from './classify.js';

/**
 * Files in an answer that has Terraform but no fence around it: each run of lines between fences is read on its own. Of a
 * run with more files than pieces are decided on, one more is read: it shows that there are more.
 */
export function barePieces(items: readonly Item[], lines: readonly string[]): Piece[] {
  return runs(items).flatMap((run) => {
    const text = lines.slice(run.start, run.end);
    const written = heredocFiles(text);
    if (written.length > 0) return written.map((file) => heredocPiece(file, run.start));
    const shape = shapeOf(text);
    if (terraformBlocks(shape).length === 0) return [];
    const parts = splitFiles(text, shape, null) ?? [onePart(text, shape)];
    return parts.slice(0, limits.pieces + 1).flatMap((part) => readPart(text, part, run.start));
  });
}

/** A text that is one file, with the name that a line of it gives. */
function onePart(text: readonly string[], shape: HclShape): Part {
  const marker = findMarkers(text, shape)[0];
  if (marker === undefined) return { path: null, start: 0, end: text.length };
  return { path: marker.path, start: marker.comment ? marker.line : marker.line + 1, end: text.length };
}

function readPart(text: readonly string[], part: Part, offset: number): Piece[] {
  const lines = cut(text, part.start, part.end);
  const shape = shapeOf(lines);
  const code = part.path !== null && fileKind(part.path) !== 'terraform' && shape.blocks.length === 0;
  const range = code ? { start: 0, end: lines.length } : codeRange(lines, shape, part.path !== null);
  if (range === null) return [];
  const stray = new Set(code ? [] : shape.stray);
  const inner = cut(lines, range.start, range.end);
  const kept = stray.size === 0 ? inner : inner.filter((_, index) => !stray.has(index + range.start));
  const first = shape.blocks[0]?.start;
  const margin = first === undefined ? 0 : indentOf(lines[first] ?? '');
  const plain = margin === 0 ? kept : kept.map((line) => line.slice(Math.min(margin, indentOf(line))));
  return [piece(plain, offset + part.start + range.start, offset + part.start + range.end, part.path)];
}

/** A part of a text; the very text where it is all of it, for what is known of a text is kept by its list of lines. */
function cut(lines: readonly string[], start: number, end: number): readonly string[] {
  return start === 0 && end === lines.length ? lines : lines.slice(start, end);
}

function piece(lines: readonly string[], start: number, end: number, path: string | null): Piece {
  const shape = shapeOf(lines);
  const hcl = shape.blocks.length > 0;
  return {
    lines,
    start,
    end,
    label: '',
    kind: hcl ? 'hcl' : shape.attributes.length > 0 ? 'assignments' : 'code',
    shape,
    name: path === null ? null : { path, source: 'marker' },
    context: nowhere,
    fence: 'bare',
    notes: ['there is no fence around it'],
  };
}

/** From the comments over the first block to the end of the last one; null where there is no code. */
function codeRange(
  lines: readonly string[],
  shape: HclShape,
  named: boolean,
): { start: number; end: number } | null {
  const code = [...shape.blocks, ...shape.attributes];
  if (code.length === 0) return null;
  let start = lines.length;
  let end = 0;
  for (const item of code) {
    start = Math.min(start, item.start);
    end = Math.max(end, item.end + 1);
  }
  while (start > 0 && isComment(lines[start - 1] ?? '', named)) start--;
  while (start < end && isBlank(lines[start] ?? '')) start++;
  return { start, end };
}

function isComment(line: string, named: boolean): boolean {
  const trimmed = line.trim();
  if (trimmed.startsWith('//')) return true;
  if (trimmed.startsWith('#')) return named || !trimmed.startsWith('##');
  return trimmed === '';
}

function heredocPiece(file: ReturnType<typeof heredocFiles>[number], offset: number): Piece {
  const { kind, shape } = classify({ label: '', info: '', lines: file.lines });
  return {
    ...piece(file.lines, offset + file.start, offset + file.end, file.path),
    kind: kind === 'commands' ? 'script' : kind,
    shape,
    name: { path: file.path, source: 'heredoc' },
  };
}

/** Stretches of lines with no fence between them. */
function runs(items: readonly Item[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (item.kind === 'fence') continue;
    if (last?.end === item.index) last.end = item.index + 1;
    else found.push({ start: item.index, end: item.index + 1 });
  }
  return found;
}

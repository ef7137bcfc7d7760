import { captionOf } from './captions.js';
import { commentText, readComment } from './comment-names.js';
import { baseName, fileKind } from './file-kinds.js';
import type { HclShape } from './hcl-shape.js';
import { isBlank } from './lines.js';

/** A file's part of a text that holds several. Lines count from 0, the end is exclusive. */
export interface Part {
  /** Null for what stands before the first file name. */
  readonly path: string | null;
  readonly start: number;
  readonly end: number;
}

interface Marker {
  readonly line: number;
  readonly path: string;
  /** False for a line that is no comment and must not reach the file. */
  readonly comment: boolean;
}

/**
 * Splits a text at the lines between its blocks that are file names (`# a.tf`, `// file: b.tf`, `# ==== c.tf ====`,
 * `d.tf:`). A name with no code after it is a remark and splits nothing. Null where the text is one file.
 *
 * @param known the name that the text already has from outside: a text named so is split only at markers that repeat it.
 */
export function splitFiles(lines: readonly string[], shape: HclShape, known: string | null): Part[] | null {
  const markers = findMarkers(lines, shape);
  const distinct = new Set(markers.map((marker) => marker.path));
  const first = markers[0];
  if (first === undefined) return null;
  const leading = (codeBefore(lines.length, shape)[first.line] ?? 0) > 0;
  if (distinct.size === 1 && !leading && (first.comment || known !== null)) return null;
  if (known !== null && !markers.some((marker) => baseName(marker.path) === baseName(known))) return null;
  const begins = markers.map((marker, at) => beforeBanner(lines, marker.line, markers[at - 1]?.line ?? -1));
  const parts: Part[] = leading ? [{ path: null, start: 0, end: begins[0] ?? 0 }] : [];
  markers.forEach((marker, at) => {
    const begin = at === 0 && !leading ? 0 : (begins[at] ?? marker.line);
    parts.push({
      path: marker.path,
      start: marker.comment ? begin : marker.line + 1,
      end: begins[at + 1] ?? lines.length,
    });
  });
  return parts.map((part) => ({ path: part.path, start: part.start, end: withoutBlankEnd(lines, part) }));
}

/** Lines that are a file's name, stand outside every block, and have code of their own before the next one. */
export function findMarkers(lines: readonly string[], shape: HclShape): Marker[] {
  const inside = coveredLines(lines.length, shape);
  const found: Marker[] = [];
  lines.forEach((line, index) => {
    if (inside[index] === 1 || !line.includes('.')) return;
    const marker = readMarker(line, index);
    if (marker !== null) found.push(marker);
  });
  const counts = codeBefore(lines.length, shape);
  return found.filter((marker, at) => {
    const next = found[at + 1]?.line ?? lines.length;
    const code = (counts[next] ?? 0) > (counts[marker.line] ?? 0);
    const kind = fileKind(marker.path);
    return kind === 'terraform' || kind === 'variables' ? code : !code && next - marker.line > 1;
  });
}

function readMarker(line: string, index: number): Marker | null {
  const text = commentText(line.trim());
  if (text !== null) {
    const name = readComment(text, index);
    if (name === null || text.endsWith(')')) return null;
    return { line: index, path: name.path, comment: isHclComment(line.trimStart()) };
  }
  const caption = captionOf(line, index);
  if (caption?.path === undefined || caption.path === null || caption.kind === 'sentence') return null;
  return { line: index, path: caption.path, comment: false };
}

function isHclComment(text: string): boolean {
  return ['#', '//', '/*', '*'].some((mark) => text.startsWith(mark));
}

function coveredLines(length: number, shape: HclShape): Uint8Array {
  const inside = new Uint8Array(length);
  for (const item of [...shape.blocks, ...shape.attributes]) inside.fill(1, item.start, item.end + 1);
  return inside;
}

/** For each line, how many blocks and assignments begin before it. */
function codeBefore(length: number, shape: HclShape): Uint32Array {
  const counts = new Uint32Array(length + 1);
  for (const item of [...shape.blocks, ...shape.attributes]) counts[item.start + 1] = 1;
  for (let line = 1; line <= length; line++) counts[line] = (counts[line] ?? 0) + (counts[line - 1] ?? 0);
  return counts;
}

/** The rule of dashes over a file's name belongs to that file. */
function beforeBanner(lines: readonly string[], line: number, stop: number): number {
  let at = line;
  while (at - 1 > stop && isRule(lines[at - 1] ?? '')) at--;
  return at;
}

function withoutBlankEnd(lines: readonly string[], part: Part): number {
  let end = part.end;
  while (end > part.start && isBlank(lines[end - 1] ?? '')) end--;
  return end;
}

function isRule(line: string): boolean {
  const trimmed = line.trim();
  return trimmed.length > 3 && [...trimmed].every((char) => '#=-*/~ '.includes(char));
}

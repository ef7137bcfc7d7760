import { captionOf } from './captions.js';
import { fenceMark } from './fence-marks.js';
import type { FenceMark } from './fence-marks.js';
import type { FenceEnd } from './fences.js';
import { isConfiguration } from './file-kinds.js';
import { labelKind, readInfo } from './labels.js';
import { headingOf, isBlank } from './lines.js';

/** Where a fence ends. */
export interface FenceEnding {
  /** Line of the closing marks, or the line that is no longer part of the fence. */
  readonly at: number;
  readonly end: FenceEnd;
  /** Code that stands before the closing marks on their line. */
  readonly code: string | null;
  readonly nested: boolean;
}

/**
 * Where a fenced document (a README) ends. Labelled marks in it open a fence of its own, bare ones close the innermost.
 * Marks in it that are not in pairs would swallow the files after it: then it ends before the first heading that names a
 * file of configuration.
 */
export function endOfDocument(
  lines: readonly string[],
  open: number,
  to: number,
  mark: FenceMark,
  marks: readonly (FenceMark | null)[],
): FenceEnding {
  let swallowed: number | null = null;
  let nested = false;
  let at = open + 1;
  while (at < to) {
    const met = marks[at];
    if (met === undefined || met?.char !== mark.char) {
      at++;
      continue;
    }
    if (met.info === '' && met.length >= mark.length && !opensBareChild(lines, at, to)) {
      return { at, end: 'closed', code: null, nested };
    }
    nested = true;
    swallowed ??= fileHeading(lines, at, open, met);
    const close = endOfChild(marks, at, to, mark.char);
    at = close < to ? close + 1 : to;
  }
  const end = swallowed === null ? 'unclosed' : 'interrupted';
  return { at: swallowed ?? to, end, code: null, nested };
}

/** A fence inside a document ends at the first bare marks, whatever it holds. */
function endOfChild(marks: readonly (FenceMark | null)[], open: number, to: number, char: string): number {
  for (let at = open + 1; at < to; at++) {
    const met = marks[at];
    if (met?.info === '' && met.char === char) return at;
  }
  return to;
}

/** In a document, bare marks after a blank line and straight before text open a child rather than close it. */
function opensBareChild(lines: readonly string[], at: number, to: number): boolean {
  const next = lines[at + 1] ?? '';
  if (at + 1 >= to || isBlank(next) || headingOf(next) !== null || fenceMark(next) !== null) return false;
  const before = lines[at - 1] ?? '';
  return isBlank(before) || before.trimEnd().endsWith(':');
}

/** Line of the heading that gives a file of configuration to the fence opened in line `at`; null where none does. */
function fileHeading(lines: readonly string[], at: number, stop: number, mark: FenceMark): number | null {
  if (labelKind(readInfo(mark.info).label) !== 'hcl') return null;
  for (let line = at - 1; line > stop && line > at - 4; line--) {
    const caption = captionOf(lines[line] ?? '', line);
    if (caption === null) continue;
    const names = caption.kind !== 'sentence' && caption.path !== null && isConfiguration(caption.path);
    return names ? line : null;
  }
  return null;
}

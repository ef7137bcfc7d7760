import { codeBeforeMarks, fenceMark, trailingMark, type FenceMark } from './fence-marks.js';
import { endOfDocument, type FenceEnding } from './fenced-documents.js';
import { extensionOf } from './file-kinds.js';
import { labelFor, labelKind, readInfo } from './labels.js';
import { limits } from './limits.js';
import { firstAfter, heredocMarker, indentOf, isBlank, wordLines } from './lines.js';
import { looksLikeProse } from './prose.js';
import { fileTag, type FileTag } from './tags.js';
import { TagReader } from './tagged-text.js';
import { codeLength } from './tail.js';

/** How a fence came to its end. `interrupted`: the next one was opened first. */
export type FenceEnd = 'closed' | 'interrupted' | 'unclosed';

/** A fenced piece of the answer. Line numbers count from 0. */
export interface Fence {
  readonly label: string;
  /** What stands beside the label. */
  readonly info: string;
  /** Line of the opening marks. */
  readonly open: number;
  /** First line after the fence: its closing marks are not part of what follows. */
  readonly next: number;
  /** The answer's line that `lines[0]` came from. */
  readonly start: number;
  readonly lines: readonly string[];
  readonly end: FenceEnd;
  /** True where code stood on the line of the opening or closing marks. */
  readonly glued: boolean;
  /** Text before the opening marks on their line. */
  readonly before: string;
  /** True for a document that holds fences of its own. */
  readonly nested: boolean;
}

/** What a stretch of an answer is made of. */
export interface Scan {
  readonly items: readonly Item[];
  /** Line of the first fence beyond the limit, and how many marks follow; null where all were read. */
  readonly beyond: { readonly line: number; readonly marks: number } | null;
}

export type Item =
  { readonly kind: 'line'; readonly index: number } | { readonly kind: 'fence'; readonly fence: Fence };

/**
 * Finds the fences in lines `from` to `to` of an answer, and the lines between them. A line scanner, since CommonMark
 * misreads what models write: in a fenced document labelled marks open and bare ones close the innermost; in code,
 * labelled marks end a fence that was never closed; marks inside a heredoc are text. Linear: a line is read twice at most.
 */
export function scanFences(lines: readonly string[], from: number, to: number): Scan {
  return new Scanner(lines, to).scan(from);
}

class Scanner {
  private readonly lines: readonly string[];
  private readonly to: number;
  private readonly marks: readonly (FenceMark | null)[];
  private readonly words: ReadonlyMap<string, readonly number[]>;
  private fences = 0;
  private beyond: { line: number; marks: number } | null = null;
  private tags: TagReader | null = null;
  /** Lines that may still be read ahead for the ends of heredocs. */
  private budget: number;

  constructor(lines: readonly string[], to: number) {
    this.lines = lines;
    this.to = to;
    this.marks = marksOf(lines);
    this.words = wordLines(lines);
    this.budget = 4 * lines.length;
  }

  scan(from: number): Scan {
    const items: Item[] = [];
    let at = from;
    while (at < this.to) {
      const line = this.lines[at] ?? '';
      const fence = this.fenceAt(at, line);
      if (fence === null || isStray(fence)) {
        items.push({ kind: 'line', index: at++ });
        continue;
      }
      this.fences++;
      const trimmed = withoutTail(fence);
      items.push({ kind: 'fence', fence: trimmed });
      for (let tail = trimmed.start + trimmed.lines.length; tail < fence.next && trimmed !== fence; tail++) {
        items.push({ kind: 'line', index: tail });
      }
      at = fence.next;
    }
    return { items, beyond: this.beyond };
  }

  private fenceAt(at: number, line: string): Fence | null {
    const mark = this.marks[at] ?? trailingMark(line);
    const tag = mark === null ? fileTag(line) : null;
    if (mark === null && tag === null) return null;
    if (this.fences >= limits.fences) {
      this.beyond ??= { line: at, marks: 0 };
      this.beyond.marks++;
      return null;
    }
    if (mark !== null) return this.readFence(at, mark);
    return tag === null ? null : this.readTag(at, tag);
  }

  private readTag(open: number, tag: FileTag): Fence | null {
    this.tags ??= new TagReader(this.lines, this.to);
    const text = this.tags.read(open, tag);
    if (text === null) return null;
    const label = tag.path === '' ? '' : labelFor(extensionOf(tag.path));
    return { ...text, label, info: tag.path, open, glued: false, before: '', nested: false };
  }

  private readFence(open: number, mark: FenceMark): Fence {
    const { label, rest, code } = readInfo(mark.info);
    const document = this.isDocument(open, label);
    const end = document
      ? endOfDocument(this.lines, open, this.to, mark, this.marks)
      : this.endOfCode(open, mark);
    const lines = this.lines.slice(open + 1, end.at).map((line) => dedent(line, mark.indent));
    if (code !== null) lines.unshift(code);
    if (end.code !== null) lines.push(dedent(end.code, mark.indent));
    return {
      label,
      info: rest,
      open,
      next: end.end === 'closed' ? end.at + 1 : end.at,
      start: code === null ? open + 1 : open,
      lines,
      end: end.end,
      glued: code !== null || end.code !== null,
      before: mark.before,
      nested: end.nested,
    };
  }

  private isDocument(open: number, label: string): boolean {
    const kind = labelKind(label);
    if (kind === 'document') return true;
    const named = kind === 'text' ? this.lineBefore(open).toLowerCase() : '';
    return named.length <= limits.nameLine && named.includes('.md');
  }

  private lineBefore(open: number): string {
    for (let at = open - 1; at >= 0 && at > open - 4; at--) {
      const line = this.lines[at] ?? '';
      if (!isBlank(line)) return line;
    }
    return '';
  }

  private endOfCode(open: number, mark: FenceMark): FenceEnding {
    for (let at = open + 1; at < this.to; at++) {
      const line = this.lines[at] ?? '';
      const met = this.marks[at] ?? null;
      if (met === null) {
        const code = codeBeforeMarks(line, mark);
        if (code !== null) return { at, end: 'closed', code, nested: false };
        at = this.afterHeredoc(at, line);
      } else if (met.indent <= mark.indent + 3 && met.char === mark.char && met.length >= mark.length) {
        return { at, end: met.info === '' ? 'closed' : 'interrupted', code: null, nested: false };
      }
    }
    return { at: this.to, end: 'unclosed', code: null, nested: false };
  }

  /**
   * The last line of the heredoc that this line opens, where its marker closes it and the fence marks between are in
   * pairs; else the line itself, so that a heredoc cut short does not swallow the files after it.
   */
  private afterHeredoc(at: number, line: string): number {
    const marker = heredocMarker(line);
    if (marker === null) return at;
    const close = firstAfter(this.words.get(marker) ?? [], at);
    if (close === undefined || close >= this.to || this.budget < close - at) return at;
    this.budget -= close - at;
    let open = 0;
    for (let inside = at + 1; inside < close; inside++) {
      const mark = this.marks[inside] ?? null;
      if (mark === null) continue;
      if (mark.info === '' && open > 0) open--;
      else open++;
    }
    return open === 0 ? close : at;
  }
}

const known = new WeakMap<readonly string[], readonly (FenceMark | null)[]>();

/** The fence marks of every line, read once for each list of lines. */
function marksOf(lines: readonly string[]): readonly (FenceMark | null)[] {
  const earlier = known.get(lines);
  if (earlier !== undefined) return earlier;
  const marks = lines.map(fenceMark);
  known.set(lines, marks);
  return marks;
}

function dedent(line: string, indent: number): string {
  return indent === 0 ? line : line.slice(Math.min(indent, indentOf(line)));
}

/**
 * True for marks that open nothing: the true closing marks of a document read as ended before, or a closing fence
 * left over. They carry no label, and prose or another fence follows.
 */
function isStray(fence: Fence): boolean {
  if (fence.label !== '' || fence.info !== '') return false;
  const first = fence.lines.find((line) => !isBlank(line));
  if (first === undefined) return fence.end !== 'closed';
  if (fenceMark(first)?.info) return true;
  if (!isBlank(fence.lines[0] ?? '') && fence.end === 'closed') return false;
  if (!fence.nested && fence.lines.some((line) => fenceMark(line)?.info)) return true;
  return looksLikeProse(fence.lines);
}

/** A fence that was never closed ends where its code does. */
function withoutTail(fence: Fence): Fence {
  if (fence.end === 'closed' || labelKind(fence.label) === 'document') return fence;
  let length = codeLength(fence.lines, fence.label);
  while (length > 0 && isBlank(fence.lines[length - 1] ?? '')) length--;
  return length === fence.lines.length ? fence : { ...fence, lines: fence.lines.slice(0, length) };
}

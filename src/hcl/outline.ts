import { headerPattern, startsTopLevel } from './keywords.js';

/** One top-level item of a text. Lines count from 0, the end is inclusive. */
export interface OutlineItem {
  /** `stray`: a line that is neither HCL at the top level nor a comment nor blank. */
  readonly type: 'block' | 'attribute' | 'stray';
  /** Kind of a block, name of an attribute, empty for stray lines. */
  readonly kind: string;
  readonly labels: readonly string[];
  readonly start: number;
  readonly end: number;
  /** False where a bracket, quote, comment or heredoc is not closed before the end. */
  readonly complete: boolean;
}

/** A top-level block. Lines are 1-based and inclusive. */
export interface OutlineBlock {
  readonly kind: string;
  readonly labels: readonly string[];
  readonly startLine: number;
  readonly endLine: number;
  readonly complete: boolean;
}

/**
 * Top-level blocks of a text, without parsing what is inside them, and whether the text ends in the middle of one.
 * Linear and tolerant: prose between blocks is passed over. For deciding what a text is; `parseHcl` reads it.
 */
export function topLevelBlocks(text: string): { blocks: readonly OutlineBlock[]; endsInBlock: boolean } {
  const items = outline(text.split('\n'));
  const blocks = items
    .filter((item) => item.type === 'block')
    .map(({ kind, labels, start, end, complete }) => ({
      kind,
      labels,
      startLine: start + 1,
      endLine: end + 1,
      complete,
    }));
  const last = items.filter((item) => item.type !== 'stray').at(-1);
  return { blocks, endsInBlock: last?.complete === false };
}

const blockHeader =
  /^\s{0,200}([A-Za-z_][\w-]{0,100})((?:[ \t]{1,50}(?:"[^"\n]{0,200}"|[A-Za-z_][\w-]{0,200})){0,3})[ \t]{0,50}\{/;
const assignment = /^\s{0,200}"?([A-Za-z_][\w-]{0,100})"?[ \t]{0,200}=(?![=>])/;

/** Everything at the top level of a text given as lines, in order; comments and blank lines left out. */
export function outline(lines: readonly string[]): OutlineItem[] {
  const items: OutlineItem[] = [];
  const markers = new Map<string, number>();
  lines.forEach((line, at) => {
    if (line.length < 200 && mayEndHeredoc(line)) markers.set(line.trim(), at);
  });
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? '').slice(0, 2_000);
    const text = line.trim();
    if (text === '' || text.startsWith('#') || text.startsWith('//')) continue;
    if (text.startsWith('/*')) {
      at = commentEnd(lines, at);
      continue;
    }
    const header = blockHeader.exec(line);
    const attribute = header === null ? assignment.exec(line) : null;
    const match = header ?? attribute;
    if (match === null) {
      items.push({ type: 'stray', kind: '', labels: [], start: at, end: at, complete: true });
      continue;
    }
    const { end, complete } = new ItemScan(lines, markers, at).run();
    const labels = header === null ? [] : labelsIn(header[2] ?? '');
    const type = header === null ? 'attribute' : 'block';
    items.push({ type, kind: match[1] ?? '', labels, start: at, end, complete });
    at = end;
  }
  return items;
}

/** Heredocs end at a word alone: most lines end in something else, and need not be remembered. */
function mayEndHeredoc(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  return last !== 123 && last !== 125 && last !== 34;
}

/** The labels between a block's kind and its brace: quoted, or words with white space between. */
function labelsIn(text: string): string[] {
  const labels: string[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9) {
      at++;
      continue;
    }
    const quoted = code === 34;
    const start = quoted ? at + 1 : at;
    at = start;
    while (at < text.length && !endsLabel(text.charCodeAt(at), quoted)) at++;
    labels.push(text.slice(start, at));
    if (quoted) at++;
  }
  return labels;
}

function endsLabel(code: number, quoted: boolean): boolean {
  return code === 34 || (!quoted && (code === 32 || code === 9));
}

function commentEnd(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at++) if (lines[at]?.includes('*/')) return at;
  return lines.length;
}

type Open = '{' | '[' | '(' | '"' | '${' | { readonly heredoc: string };

const closers: Readonly<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };
const special = /["{}[\](),#\\]|\/\/|\/\*|<<-?[A-Za-z_][\w-]*[ \t]*\r?$/g;
const templateSpecial = /["\\]|\$\$\{|%%\{|\$\{|%\{/g;

/** Finds the end of one block or assignment, counting brackets outside of strings and comments. */
class ItemScan {
  private readonly lines: readonly string[];
  private readonly markers: ReadonlyMap<string, number>;
  private readonly start: number;
  private readonly stack: Open[] = [];
  private comment = false;
  private broken = false;

  constructor(lines: readonly string[], markers: ReadonlyMap<string, number>, start: number) {
    this.lines = lines;
    this.markers = markers;
    this.start = start;
  }

  run(): { end: number; complete: boolean } {
    for (let at = this.start; at < this.lines.length; at++) {
      const line = this.lines[at] ?? '';
      const top = this.stack[this.stack.length - 1];
      if (typeof top === 'object' && line.trim() === top.heredoc) this.stack.pop();
      else {
        if (at > this.start && typeof top !== 'object' && !this.comment && beginsAnother(line)) {
          return { end: at - 1, complete: false };
        }
        this.scanLine(line, at);
      }
      if (this.stack.length === 0 && !this.comment) return { end: at, complete: !this.broken };
    }
    return { end: this.lines.length - 1, complete: false };
  }

  private scanLine(line: string, number: number): void {
    let at = 0;
    while (at < line.length) {
      const top = this.stack[this.stack.length - 1];
      if (this.comment) at = this.skipComment(line, at);
      else if (top === '"' || typeof top === 'object') at = this.scanTemplate(line, at, top);
      else at = this.scanCode(line, at, number);
    }
    if (this.stack[this.stack.length - 1] === '"') {
      this.stack.pop();
      this.broken = true;
    }
  }

  private skipComment(line: string, at: number): number {
    const end = line.indexOf('*/', at);
    if (end === -1) return line.length;
    this.comment = false;
    return end + 2;
  }

  private scanTemplate(line: string, from: number, top: Open): number {
    templateSpecial.lastIndex = from;
    const match = templateSpecial.exec(line);
    if (match === null) return line.length;
    const [found] = match;
    const after = match.index + found.length;
    if (found === '\\') return top === '"' ? after + 1 : after;
    if (found === '"') {
      if (top === '"') this.stack.pop();
    } else if (found.length === 2) this.stack.push('${');
    return after;
  }

  private scanCode(line: string, from: number, number: number): number {
    special.lastIndex = from;
    const match = special.exec(line);
    if (match === null) return line.length;
    const [found] = match;
    const after = match.index + found.length;
    if (found === '#' || found === '//') return line.length;
    if (found === '/*') this.comment = true;
    else if (found.startsWith('<<')) this.openHeredoc(found, number);
    else if (found === '"' || found === '{' || found === '[' || found === '(') this.stack.push(found);
    else if (found in closers) this.close(found);
    return after;
  }

  /** A heredoc that nothing closes would swallow the rest of the text: then the item is broken, and reading goes on. */
  private openHeredoc(introducer: string, number: number): void {
    const marker = introducer.replace(/^<<-?/, '').trim();
    if ((this.markers.get(marker) ?? -1) > number) this.stack.push({ heredoc: marker });
    else this.broken = true;
  }

  private close(found: string): void {
    const top = this.stack[this.stack.length - 1];
    if (top === closers[found] || (found === '}' && top === '${')) this.stack.pop();
    else this.broken = true;
  }
}

/** True for a line at the margin that begins a block which cannot stand inside another. */
function beginsAnother(line: string): boolean {
  const first = line.charCodeAt(0);
  if (first < 97 || first > 122) return false;
  const match = headerPattern.exec(line.slice(0, 1_000));
  return match !== null && startsTopLevel(match[1] ?? '', labelsIn(match[2] ?? '').length);
}

import { fenceMark } from './fence-marks.js';
import type { Fence } from './fences.js';
import { firstAfter, isBlank } from './lines.js';
import type { FileTag } from './tags.js';

/** Reads the texts of files that stand between tags. */
export class TagReader {
  private readonly lines: readonly string[];
  private readonly to: number;
  private readonly closing: ReadonlyMap<string, readonly number[]>;

  constructor(lines: readonly string[], to: number) {
    this.lines = lines;
    this.to = to;
    this.closing = closingTags(lines);
  }

  /** Null where the tag is not closed and names nothing, or a fence stands inside it, which is read on its own. */
  read(open: number, tag: FileTag): Pick<Fence, 'next' | 'start' | 'lines' | 'end'> | null {
    const closes = tag.ends.flatMap((end) => firstAfter(this.closing.get(end) ?? [], open - 1) ?? []);
    const close = Math.min(...closes, this.to);
    const closed = close < this.to;
    if (!closed && tag.path === '') return null;
    const last = this.lines[close] ?? '';
    const inner = this.lines.slice(open + 1, close);
    const lines = close === open ? [until(tag.rest, tag.ends)] : [tag.rest, ...inner];
    if (closed && close > open) lines.push(until(last, tag.ends));
    const text = tagText(lines, tag.html);
    const first = text.find((line) => !isBlank(line));
    if (first !== undefined && fenceMark(first) !== null) return null;
    return {
      lines: text,
      start: isBlank(tag.rest.replace(cdata, '')) ? open + 1 : open,
      next: closed ? close + 1 : close,
      end: closed ? 'closed' : 'unclosed',
    };
  }
}

/** What stands before the first of some tags. */
function until(line: string, ends: readonly string[]): string {
  const at = ends.map((end) => line.indexOf(end)).filter((index) => index !== -1);
  return line.slice(0, Math.min(line.length, ...at));
}

/** Lines that hold a closing tag, by tag. Each list is ascending. */
function closingTags(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const last = line.lastIndexOf('</');
    if (last === -1) continue;
    for (const start of new Set([line.indexOf('</'), last])) {
      const end = line.indexOf('>', start);
      if (end === -1 || end - start > 210) continue;
      const tag = line.slice(start, end + 1);
      const list = found.get(tag);
      if (list === undefined) found.set(tag, [index]);
      else list.push(index);
    }
  }
  return found;
}

/** The text of a tag, without its `CDATA` and with HTML's entities read. */
function tagText(lines: readonly string[], html: boolean): string[] {
  const text = html ? lines.map(withoutEntities) : [...lines];
  const first = text[0]?.trimStart() ?? '';
  if (first.startsWith(cdata)) text[0] = first.slice(cdata.length);
  const last = text.length - 1;
  const end = text[last]?.trimEnd() ?? '';
  if (end.endsWith(']]>')) text[last] = end.slice(0, -3);
  if (text[0]?.trim() === '') text.shift();
  if (text.at(-1)?.trim() === '') text.pop();
  return text;
}

const cdata = '<![CDATA[';
const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#x27': "'",
  '#34': '"',
  '#x22': '"',
  '#123': '{',
  '#125': '}',
  '#36': '$',
};

function withoutEntities(line: string): string {
  if (!line.includes('&')) return line;
  return line.replace(/&(#?\w{2,5});/g, (all, name: string) => entities[name.toLowerCase()] ?? all);
}

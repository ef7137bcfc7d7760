import type { AnswerFile } from '../domain/answer.js';
import { maxDepth } from './error.js';

/** Where files nest deeper than so many levels. */
export interface TooDeep {
  readonly file: string;
  readonly line: number;
  readonly levels: number;
}

/** The first such place in the files that Terraform could read, also in one that no module of the answer loads. */
export function tooDeepIn(files: readonly AnswerFile[]): TooDeep | null {
  for (const { path, text } of files) {
    if (!/\.(?:tf|tfvars)(?:\.json)?$/.test(path)) continue;
    const line = tooDeepAt(text, path);
    if (line !== null) return { file: path, line, levels: maxDepth };
  }
  return null;
}

/** What is open at a place of a text. */
interface Frame {
  /** `text`: a template's characters; `quote`: the same up to a quote; else what closes it, or `end` for a whole file. */
  readonly kind: 'end' | '}' | ']' | ')' | 'sequence' | 'text' | 'quote';
  /** Line that ends a heredoc. */
  readonly marker?: string;
  /** Levels that no bracket shows: conditions, signs, splats and directives of the expression being read. */
  extra: number;
}

const codeStop = /[{}[\]()"#/<,\n?!*-]/g;
const quoteStop = /["\\]|[$%]\{/g;
const textStop = /\n|[$%]\{/g;
const heredoc = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const directive = /%\{~?\s*(end)?(?:if|for)\b/y;
const closing: Readonly<Record<string, '}' | ']' | ')'>> = { '{': '}', '[': ']', '(': ')' };

/**
 * The line at which a text first nests deeper than {@link maxDepth}, or null. Parsers recurse by nesting, and Terraform's
 * dies of a full stack; so this one only counts, with a stack of its own and in time linear in the length. A level is a
 * bracket, a block, a template's sequence or directive, and each further link of `a ? b : c ? d : …`, `!!…` and `[*][*]…`.
 * Long sums are no nesting: Terraform reads them in a loop.
 */
export function tooDeepAt(text: string, file: string): number | null {
  const at = file.endsWith('.json') ? deepJson(text) : new Scan(text, 'end', 0).run();
  return at === null ? null : text.slice(0, at).split('\n').length;
}

/** Counts in HCL native syntax, or in a template from end to end. */
class Scan {
  private readonly text: string;
  private readonly frames: Frame[];
  private depth: number;
  private at = 0;
  private lineBegins = true;

  constructor(text: string, kind: 'end' | 'text', depth: number) {
    this.text = text;
    this.depth = depth;
    this.frames = [{ kind, extra: 0 }];
  }

  /** The offset at which the limit is passed, or null. */
  run(): number | null {
    while (this.at < this.text.length) {
      const top = this.top();
      const isTemplate = top.kind === 'text' || top.kind === 'quote';
      if (isTemplate) this.readTemplate(top);
      else this.readCode(top);
      if (this.depth > maxDepth) return Math.min(this.at, this.text.length);
    }
    return null;
  }

  private top(): Frame {
    return this.frames[this.frames.length - 1] ?? { kind: 'end', extra: 0 };
  }

  /** Goes to the next place that the pattern finds; the text there, or '' at the end. */
  private find(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    this.at = found === null ? this.text.length : found.index + found[0].length;
    return found?.[0] ?? '';
  }

  private push(kind: Frame['kind'], marker?: string): void {
    this.frames.push({ kind, extra: 0, ...(marker === undefined ? {} : { marker }) });
    if (kind !== 'text' && kind !== 'quote') this.depth++;
  }

  private pop(): void {
    const frame = this.frames.length > 1 ? this.frames.pop() : undefined;
    if (frame === undefined) return;
    this.depth -= frame.extra;
    if (frame.kind !== 'text' && frame.kind !== 'quote') this.depth--;
  }

  private add(frame: Frame, levels: number): void {
    frame.extra += levels;
    this.depth += levels;
  }

  private readCode(top: Frame): void {
    const char = this.find(codeStop);
    const after = this.text[this.at] ?? '';
    if (char === '[' && this.text.startsWith('*]', this.at)) this.add(top, 1);
    else if (char === '*' && this.text[this.at - 2] === '.') this.add(top, 1);
    else if (char === '?') this.add(top, 1);
    else if (char === '!' || char === '-') this.readSign(top);
    else if (char in closing) this.push(closing[char] ?? ')');
    else if (char === '"') this.push('quote');
    else if (char === '#' || (char === '/' && after === '/')) this.skipTo('\n');
    else if (char === '/' && after === '*') this.skipTo('*/');
    else if (char === '<' && after === '<') this.openHeredoc();
    else if (char === ',' || (char === '\n' && (top.kind === '}' || top.kind === 'end')))
      this.add(top, -top.extra);
    else this.close(char, top);
  }

  /** A brace ends what is open inside of it; other brackets end only themselves. */
  private close(char: string, top: Frame): void {
    if (char === '}' && this.frames.some(({ kind }) => kind === '}' || kind === 'sequence')) {
      while (this.top().kind !== '}' && this.top().kind !== 'sequence') this.pop();
      this.pop();
    } else if (char === top.kind) this.pop();
  }

  private readSign(top: Frame): void {
    let next = this.at;
    while (/\s/.test(this.text[next] ?? '')) next++;
    if (this.text[next] === '!' || this.text[next] === '-') this.add(top, 1);
  }

  private skipTo(end: string): void {
    const found = this.text.indexOf(end, this.at);
    this.at = found === -1 ? this.text.length : found;
  }

  private openHeredoc(): void {
    heredoc.lastIndex = this.at - 1;
    const found = heredoc.exec(this.text);
    if (found === null) return;
    this.at = heredoc.lastIndex;
    this.lineBegins = true;
    this.push('text', found[1] ?? '');
  }

  private readTemplate(top: Frame): void {
    if (this.lineBegins && top.marker !== undefined && this.closesHeredoc(top.marker)) return;
    this.lineBegins = false;
    const found = this.find(top.kind === 'quote' ? quoteStop : textStop);
    if (found === '"') this.pop();
    else if (found === '\\') this.at++;
    else if (found === '\n') this.lineBegins = true;
    else if (found !== '' && this.text[this.at - 3] !== found[0]) this.openSequence(top);
  }

  private openSequence(top: Frame): void {
    directive.lastIndex = this.at - 2;
    const found = directive.exec(this.text);
    if (found !== null) this.add(top, found[1] === undefined ? 1 : -Math.min(1, top.extra));
    this.push('sequence');
  }

  private closesHeredoc(marker: string): boolean {
    const end = this.text.indexOf('\n', this.at);
    const stop = end === -1 ? this.text.length : end;
    if (stop - this.at > 1_000 || this.text.slice(this.at, stop).trim() !== marker) return false;
    this.at = stop;
    this.pop();
    return true;
  }
}

/** A text that is never closed goes to the end, so that no part of it is read twice. */
const jsonStop = /[[\]{}]|"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)/gs;

/** Counts brackets of JSON; each of its texts is a template. */
function deepJson(text: string): number | null {
  let depth = 0;
  for (const match of text.matchAll(jsonStop)) {
    const found = match[0];
    if (found === '[' || found === '{') depth++;
    else if (found === ']' || found === '}') depth--;
    else if (/[$%]\{/.test(found) && new Scan(unquoted(found), 'text', Math.max(0, depth)).run() !== null)
      return match.index;
    if (depth > maxDepth) return match.index;
  }
  return null;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1); // No JSON text, so Terraform will not read it either.
  }
}

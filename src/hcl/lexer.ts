import { HclError } from './error.js';

/** `ident`, `number`, `quote` (an opening `"`), `heredoc` (its introducer), `newline`, `eof`, `invalid`, or the punctuation itself. */
export type TokenKind = string;

const code = {
  tab: 9,
  newline: 10,
  return: 13,
  space: 32,
  hash: 35,
  star: 42,
  dot: 46,
  slash: 47,
  less: 60,
} as const;

const identStart = /\p{ID_Start}/u;
const identPart = /[\p{ID_Continue}]/u;
const pairs = new Set(['==', '!=', '>=', '<=', '&&', '||', '=>', '::', '~}']);
const singles = new Set('{}[]().,=:?+-*/%<>!');

/**
 * Reads one token at a time, so that the parser decides what the next characters mean (a template's text, an
 * expression, a body). Public fields describe the current token; `end` is where reading goes on.
 */
export class Lexer {
  readonly text: string;
  kind: TokenKind = 'newline';
  start = 0;
  end = 0;
  line = 1;
  column = 1;
  /** False inside brackets and interpolations, where line breaks mean nothing. */
  newlines = true;
  private lineNumber = 1;
  private lineStart = 0;
  /** Characters read, jumps back counted again: the parser's budget. */
  read = 0;
  private lastMarkers: Map<string, number> | null = null;

  constructor(text: string) {
    this.text = text;
    if (text.charCodeAt(0) === 0xfeff) this.end = this.lineStart = 1;
  }

  /** The current token's text. */
  value(): string {
    return this.text.slice(this.start, this.end);
  }

  /** True where the current token is of this kind. */
  at(kind: TokenKind): boolean {
    return this.kind === kind;
  }

  /** Moves to the next token. */
  advance(): void {
    const from = this.end;
    this.skipBlank();
    this.start = this.end;
    this.line = this.lineNumber;
    this.column = this.start - this.lineStart + 1;
    this.scan();
    this.read += this.end - from;
  }

  /** Goes on reading at `offset`, which must be at or after the current token's start on a known line. */
  resumeAt(offset: number): void {
    this.end = offset;
  }

  /** Starts again at the beginning of a line. */
  restart(offset: number, line: number): void {
    this.end = this.lineStart = offset;
    this.lineNumber = line;
    this.newlines = true;
  }

  /** Where reading stands, for {@link Lexer.reset}. */
  mark(): { end: number; line: number; lineStart: number } {
    return { end: this.end, line: this.lineNumber, lineStart: this.lineStart };
  }

  /** Goes back to a mark, so that the same characters can be read with other rules for line breaks. */
  reset(mark: { end: number; line: number; lineStart: number }): void {
    this.end = mark.end;
    this.lineNumber = mark.line;
    this.lineStart = mark.lineStart;
  }

  /** Told by template reading that a line ended just before `offset`. */
  brokeLine(offset: number): void {
    this.lineNumber++;
    this.lineStart = offset;
  }

  /** Line and column of an offset on the line being read. */
  place(offset: number): { line: number; column: number } {
    return { line: this.lineNumber, column: offset - this.lineStart + 1 };
  }

  fail(message: string): never {
    throw new HclError(message, this.line, this.column, this.start);
  }

  /** True where some later line is `marker` alone: without one a heredoc cannot end, and is not worth reading. */
  closes(marker: string, after: number): boolean {
    this.lastMarkers ??= findMarkers(this.text);
    return (this.lastMarkers.get(marker) ?? -1) > after;
  }

  private skipBlank(): void {
    const { text } = this;
    for (;;) {
      const char = text.charCodeAt(this.end);
      if (char === code.space || char === code.tab || (char === code.return && this.beforeNewline()))
        this.end++;
      else if (char === code.newline && !this.newlines) this.brokeLine(++this.end);
      else if (char === code.hash || (char === code.slash && text.charCodeAt(this.end + 1) === code.slash)) {
        const eol = text.indexOf('\n', this.end);
        this.end = eol === -1 ? text.length : eol;
      } else if (char === code.slash && text.charCodeAt(this.end + 1) === code.star) this.skipComment();
      else return;
    }
  }

  private beforeNewline(): boolean {
    return this.text.charCodeAt(this.end + 1) === code.newline;
  }

  private skipComment(): void {
    const close = this.text.indexOf('*/', this.end + 2);
    if (close === -1) {
      const { line, column } = this.place(this.end);
      const start = this.end;
      this.end = this.text.length;
      throw new HclError('A comment opened with "/*" is never closed with "*/".', line, column, start);
    }
    for (
      let at = this.text.indexOf('\n', this.end);
      at !== -1 && at < close;
      at = this.text.indexOf('\n', at + 1)
    ) {
      this.brokeLine(at + 1);
    }
    this.end = close + 2;
  }

  private scan(): void {
    const { text, start } = this;
    if (start >= text.length) {
      this.kind = 'eof';
      return;
    }
    const char = text.charAt(start);
    if (char === '\n') {
      this.brokeLine(++this.end);
      this.kind = 'newline';
    } else if (char >= '0' && char <= '9') this.scanNumber();
    else if (startsIdentifier(text, start)) {
      this.end = identifierEnd(text, start);
      this.kind = 'ident';
    } else if (char === '"') {
      this.end++;
      this.kind = 'quote';
    } else if (char === '<' && text.charCodeAt(start + 1) === code.less) this.scanHeredoc();
    else this.scanPunctuation(char);
  }

  private scanNumber(): void {
    numberPattern.lastIndex = this.start;
    numberPattern.test(this.text);
    this.end = numberPattern.lastIndex;
    this.kind = 'number';
  }

  private scanHeredoc(): void {
    heredocPattern.lastIndex = this.start;
    this.kind = heredocPattern.test(this.text) ? 'heredoc' : 'invalid';
    this.end = this.kind === 'heredoc' ? heredocPattern.lastIndex : this.start + 2;
  }

  private scanPunctuation(char: string): void {
    const pair = this.text.slice(this.start, this.start + 2);
    if (this.text.startsWith('...', this.start)) this.kind = '...';
    else if (pairs.has(pair)) this.kind = pair;
    else if (singles.has(char)) this.kind = char;
    else {
      this.kind = 'invalid';
      this.end++;
      return;
    }
    this.end += this.kind.length;
  }
}

const numberPattern = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const heredocPattern = /<<-?[\p{L}_][\p{L}\p{N}_-]*[ \t]*\r?\n/uy;

/** True where an identifier can begin. */
export function startsIdentifier(text: string, at: number): boolean {
  const char = text.charCodeAt(at);
  if (char < 128) return (char >= 97 && char <= 122) || (char >= 65 && char <= 90) || char === 95;
  const point = text.codePointAt(at);
  return point !== undefined && identStart.test(String.fromCodePoint(point));
}

/** Offset after the identifier that begins at `at`. */
export function identifierEnd(text: string, at: number): number {
  let end = at;
  for (;;) {
    const char = text.charCodeAt(end);
    if ((char >= 97 && char <= 122) || (char >= 65 && char <= 90) || (char >= 48 && char <= 57)) end++;
    else if (char === 95 || char === 45) end++;
    else if (char >= 128) {
      const point = String.fromCodePoint(text.codePointAt(end) ?? 0);
      if (!identPart.test(point)) return end;
      end += point.length;
    } else return end;
  }
}

/** The last offset of each line that is one word alone. */
function findMarkers(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const match of text.matchAll(/^[ \t]*([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?$/gmu)) {
    found.set(match[1] ?? '', match.index);
  }
  return found;
}

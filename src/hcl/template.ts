import type { Expression, TemplatePart } from './ast.js';
import { HclError } from './error.js';
import { identifierEnd, type Lexer } from './lexer.js';
import { nestParts } from './template-tree.js';

/** Reads one expression from the lexer's current token on. */
export type ReadExpression = (lexer: Lexer) => Expression;

/** A template before its directives are nested. */
export type FlatPart =
  | { kind: 'text'; value: string }
  | { kind: 'interpolation'; expression: Expression }
  | { kind: 'if'; condition: Expression; line: number; column: number; offset: number }
  | {
      kind: 'for';
      keyName: string | null;
      valueName: string;
      collection: Expression;
      line: number;
      column: number;
      offset: number;
    }
  | { kind: 'else' | 'endif' | 'endfor'; line: number; column: number; offset: number };

/** The parts of a template, its end, and how high its expressions are. */
export interface ReadTemplate {
  readonly parts: readonly TemplatePart[];
  readonly height: number;
  readonly wrap: boolean;
  /** Offset after the closing quote or marker. */
  readonly end: number;
}

interface Style {
  readonly quoted: boolean;
  /** Marker that ends a heredoc; null where the end of the text does, or the quote. */
  readonly marker: string | null;
}

/**
 * Reads a template's text from `lexer.end` to its closing quote or marker line, and leaves the lexer on the token
 * after it. White space next to `~` is taken off, and `<<-` is unindented, as Terraform does it: line by line.
 */
export function readTemplate(lexer: Lexer, readExpression: ReadExpression): ReadTemplate {
  const heredoc = lexer.at('heredoc');
  const flat: FlatPart[] = [];
  const reader = new TemplateReader(lexer, readExpression, flat);
  const outer = lexer.newlines;
  if (heredoc) {
    const introducer = lexer.value().trim();
    const indented = introducer.startsWith('<<-');
    const marker = introducer.slice(indented ? 3 : 2);
    if (!lexer.closes(marker, lexer.end - 1)) lexer.fail(`No line "${marker}" closes this heredoc.`);
    lexer.brokeLine(lexer.end);
    reader.read({ quoted: false, marker });
    if (indented) unindent(flat);
  } else reader.read({ quoted: true, marker: null });
  lexer.newlines = outer;
  const { end } = lexer;
  lexer.advance();
  const only = flat[0];
  return {
    end,
    parts: nestParts(flat),
    height: reader.height,
    wrap: !heredoc && flat.length === 1 && only?.kind === 'interpolation',
  };
}

/** Reads a text that is a template from end to end, as strings of Terraform's JSON syntax are. */
export function readTemplateText(lexer: Lexer, readExpression: ReadExpression): Omit<ReadTemplate, 'end'> {
  const flat: FlatPart[] = [];
  const reader = new TemplateReader(lexer, readExpression, flat);
  reader.read({ quoted: false, marker: null });
  const wrap = flat.length === 1 && flat[0]?.kind === 'interpolation';
  return { parts: nestParts(flat), height: reader.height, wrap };
}

class TemplateReader {
  height = 0;
  private readonly lexer: Lexer;
  private readonly readExpression: ReadExpression;
  private readonly flat: FlatPart[];
  private stripNext = false;
  private text = '';
  private lineBegun = true;

  constructor(lexer: Lexer, readExpression: ReadExpression, flat: FlatPart[]) {
    this.lexer = lexer;
    this.readExpression = readExpression;
    this.flat = flat;
  }

  read(style: Style): void {
    const { text } = this.lexer;
    for (;;) {
      const at = this.lexer.end;
      if (style.marker !== null && this.lineBegun && this.closesHere(style.marker)) return this.flush();
      this.lineBegun = false;
      const stop = style.quoted ? quotedStop : heredocStop;
      stop.lastIndex = at;
      const found = stop.exec(text);
      const next = found?.index ?? text.length;
      this.text += text.slice(at, next);
      this.lexer.read += next - at;
      this.lexer.resumeAt(next);
      if (found === null) {
        if (style.quoted || style.marker !== null) this.unterminated();
        return this.flush();
      }
      if (this.step(found[0], next, style)) return this.flush();
    }
  }

  /** Handles one special place; true at the closing quote. */
  private step(found: string, at: number, style: Style): boolean {
    const { lexer } = this;
    if (found === '"') {
      lexer.resumeAt(at + 1);
      return true;
    }
    if (found === '\n') this.endLine(at, style);
    else if (found === '\\') this.escape(at);
    else if (found.length === 3) {
      this.text += found.slice(1);
      lexer.resumeAt(at + 3);
    } else this.sequence(found === '${', at);
    return false;
  }

  private endLine(at: number, style: Style): void {
    if (style.quoted) {
      const { line, column } = this.lexer.place(at);
      throw new HclError('A quoted string may not run over several lines.', line, column, at);
    }
    this.text += '\n';
    this.lexer.resumeAt(at + 1);
    this.lexer.brokeLine(at + 1);
    this.flush();
    this.lineBegun = true;
  }

  private closesHere(marker: string): boolean {
    const { text, end } = this.lexer;
    let from = end;
    while (text[from] === ' ' || text[from] === '\t') from++;
    if (!text.startsWith(marker, from)) return false;
    const after = from + marker.length;
    if (after !== text.length && !/^[ \t]*(\r?\n|\r?$)/.test(text.slice(after, after + 200))) return false;
    this.lexer.resumeAt(after);
    return true;
  }

  private unterminated(): never {
    throw this.error('A template is never closed.', this.lexer.end);
  }

  private error(message: string, at: number): HclError {
    const { line, column } = this.lexer.place(at);
    return new HclError(message, line, column, at);
  }

  private escape(at: number): void {
    const { text } = this.lexer;
    const simple = escapes[text.charAt(at + 1)];
    if (simple !== undefined) {
      this.text += simple;
      this.lexer.resumeAt(at + 2);
      return;
    }
    const match = /^\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(text.slice(at, at + 10));
    const point = match === null ? Number.NaN : parseInt(match[1] ?? match[2] ?? '', 16);
    if (match === null || !(point <= 0x10ffff)) {
      throw this.error(
        `"${text.slice(at, at + 2)}" is not an escape; expected \\n, \\r, \\t, \\", \\\\, \\uNNNN.`,
        at,
      );
    }
    this.text += String.fromCodePoint(point);
    this.lexer.resumeAt(at + match[0].length);
  }

  /** `${…}` or `%{…}`. */
  private sequence(interpolation: boolean, at: number): void {
    const { lexer } = this;
    const strip = lexer.text[at + 2] === '~';
    if (strip) this.text = this.text.trimEnd();
    this.flush();
    lexer.resumeAt(at + (strip ? 3 : 2));
    lexer.newlines = false;
    const place = { ...lexer.place(at), offset: at };
    lexer.advance();
    if (interpolation) this.flat.push({ kind: 'interpolation', expression: this.expression() });
    else this.directive(place);
    if (!lexer.at('}') && !lexer.at('~}')) lexer.fail('Expected "}" at the end of this template sequence.');
    this.stripNext = lexer.at('~}');
  }

  private expression(): Expression {
    const expression = this.readExpression(this.lexer);
    this.height = Math.max(this.height, expression.height);
    return expression;
  }

  private directive(place: { line: number; column: number; offset: number }): void {
    const { lexer } = this;
    const word = lexer.at('ident') ? lexer.value() : '';
    if (word === 'if') {
      lexer.advance();
      this.flat.push({ kind: 'if', condition: this.expression(), ...place });
    } else if (word === 'for') {
      lexer.advance();
      const names = readForNames(lexer);
      this.flat.push({ kind: 'for', ...names, collection: this.expression(), ...place });
    } else if (word === 'else' || word === 'endif' || word === 'endfor') {
      lexer.advance();
      this.flat.push({ kind: word, ...place });
    } else lexer.fail('Expected "if", "else", "endif", "for" or "endfor" after "%{".');
  }

  private flush(): void {
    if (this.text === '') return;
    const value = this.stripNext ? this.text.trimStart() : this.text;
    this.stripNext = false;
    this.text = '';
    this.flat.push({ kind: 'text', value });
  }
}

/** Reads `k, v in` or `v in`, from the first name on; the lexer is then at the collection. */
export function readForNames(lexer: Lexer): { keyName: string | null; valueName: string } {
  const first = readName(lexer);
  if (!lexer.at(',')) {
    expectIn(lexer);
    return { keyName: null, valueName: first };
  }
  lexer.advance();
  const second = readName(lexer);
  expectIn(lexer);
  return { keyName: first, valueName: second };
}

function readName(lexer: Lexer): string {
  if (!lexer.at('ident')) lexer.fail('Expected a variable name in this "for".');
  const name = lexer.text.slice(lexer.start, identifierEnd(lexer.text, lexer.start));
  lexer.advance();
  return name;
}

function expectIn(lexer: Lexer): void {
  if (!lexer.at('ident') || lexer.value() !== 'in') lexer.fail('Expected "in" in this "for".');
  lexer.advance();
}

/** Takes the common indentation off the lines of a `<<-` heredoc; lines of white space alone do not count. */
function unindent(flat: FlatPart[]): void {
  let lineBegun = true;
  let least = Infinity;
  const starts: { kind: 'text'; value: string }[] = [];
  for (const part of flat) {
    if (part.kind !== 'text') {
      lineBegun = false;
      continue;
    }
    const blank = part.value.endsWith('\n') && part.value.trim() === '';
    if (lineBegun && !blank) {
      starts.push(part);
      least = Math.min(least, part.value.length - part.value.trimStart().length);
    }
    lineBegun = part.value.endsWith('\n');
  }
  for (const part of starts) part.value = part.value.slice(least);
}

const quotedStop = /["\\\n]|\$\$\{|%%\{|\$\{|%\{/g;
const heredocStop = /\n|\$\$\{|%%\{|\$\{|%\{/g;
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

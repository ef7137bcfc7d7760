import type { Expression, ObjectExpression } from './ast.js';
import { spanned, type ExpressionReader } from './expression.js';
import type { Lexer } from './lexer.js';
import { readForNames, readTemplate } from './template.js';
import { readTraversal } from './traversal.js';

/** Where a term begins. */
export interface From {
  readonly start: number;
  readonly line: number;
  readonly column: number;
}

/** Reads a literal, template, bracketed expression, call or variable with the traversal after it. */
export function readTerm(lexer: Lexer, reader: ExpressionReader): Expression {
  return readTraversal(lexer, reader, readBare(lexer, reader));
}

function readBare(lexer: Lexer, reader: ExpressionReader): Expression {
  const from = { start: lexer.start, line: lexer.line, column: lexer.column };
  switch (lexer.kind) {
    case 'number': {
      const value = Number(lexer.value());
      const { end } = lexer;
      lexer.advance();
      return { kind: 'literal', value, ...spanned(lexer, from, end, []) };
    }
    case 'quote':
    case 'heredoc':
      return readString(lexer, reader, from);
    case 'ident':
      return readWord(lexer, reader, from);
    case '(':
      return readParentheses(lexer, reader, from);
    case '[':
      return readList(lexer, reader, from);
    case '{':
      return readObject(lexer, reader, from);
    default:
      return lexer.fail(`Expected the start of an expression, but found ${describe(lexer)}.`);
  }
}

/** The current token for messages. */
export function describe(lexer: Lexer): string {
  if (lexer.at('eof')) return 'the end of the file';
  if (lexer.at('newline')) return 'the end of the line';
  return `"${lexer.value().slice(0, 30)}"`;
}

function readString(lexer: Lexer, reader: ExpressionReader, from: From): Expression {
  const { parts, height, wrap, end } = readTemplate(lexer, reader.read);
  const node = { ...from, end, height: height + 1 };
  const only = parts[0];
  if (only === undefined) return { kind: 'literal', value: '', ...node };
  if (parts.length === 1 && only.kind === 'text')
    return { kind: 'literal', value: only.value.normalize(), ...node };
  return { kind: 'template', parts, wrap, ...node };
}

function readWord(lexer: Lexer, reader: ExpressionReader, from: From): Expression {
  let name = lexer.value();
  let { end } = lexer;
  lexer.advance();
  while (lexer.at('::')) {
    lexer.advance();
    if (!lexer.at('ident')) lexer.fail('Expected a function name after "::".');
    name += `::${lexer.value()}`;
    end = lexer.end;
    lexer.advance();
    if (!lexer.at('(') && !lexer.at('::')) lexer.fail('Expected "(" after this function name.');
  }
  if (lexer.at('(')) return readCall(lexer, reader, from, name);
  const node = spanned(lexer, from, end, []);
  if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true', ...node };
  if (name === 'null') return { kind: 'literal', value: null, ...node };
  return { kind: 'variable', name, ...node };
}

function readCall(lexer: Lexer, reader: ExpressionReader, from: From, name: string): Expression {
  const outer = open(lexer);
  const args: Expression[] = [];
  let spread = false;
  while (!lexer.at(')')) {
    args.push(reader.read(lexer));
    if (lexer.at('...')) {
      spread = true;
      lexer.advance();
      if (!lexer.at(')')) lexer.fail('Expected ")" after "...".');
    } else if (lexer.at(',')) lexer.advance();
    else if (!lexer.at(')')) lexer.fail(`Expected "," or ")" in this call, but found ${describe(lexer)}.`);
  }
  const end = close(lexer, outer);
  return { kind: 'call', name, args, spread, ...spanned(lexer, from, end, args) };
}

function readParentheses(lexer: Lexer, reader: ExpressionReader, from: From): Expression {
  const outer = open(lexer);
  const inner = reader.read(lexer);
  if (!lexer.at(')')) lexer.fail(`Expected ")" to close this parenthesis, but found ${describe(lexer)}.`);
  const end = close(lexer, outer);
  return { kind: 'parentheses', inner, ...spanned(lexer, from, end, [inner]) };
}

function readList(lexer: Lexer, reader: ExpressionReader, from: From): Expression {
  const outer = open(lexer);
  if (isFor(lexer)) return readFor(lexer, reader, from, outer, ']');
  const items: Expression[] = [];
  while (!lexer.at(']')) {
    items.push(reader.read(lexer));
    if (lexer.at(',')) lexer.advance();
    else if (!lexer.at(']')) lexer.fail(`Expected "," or "]" in this list, but found ${describe(lexer)}.`);
  }
  const end = close(lexer, outer);
  return { kind: 'list', items, ...spanned(lexer, from, end, items) };
}

function readObject(lexer: Lexer, reader: ExpressionReader, from: From): Expression {
  const outer = lexer.newlines;
  const inside = lexer.mark();
  open(lexer);
  if (isFor(lexer)) return readFor(lexer, reader, from, outer, '}');
  lexer.reset(inside);
  lexer.newlines = true;
  lexer.advance();
  const entries: ObjectExpression['entries'][number][] = [];
  for (;;) {
    while (lexer.at('newline')) lexer.advance();
    if (lexer.at('}')) break;
    const key = readKey(lexer, reader);
    if (!lexer.at('=') && !lexer.at(':')) {
      lexer.fail(`Expected "=" after this key, but found ${describe(lexer)}.`);
    }
    lexer.advance();
    const value = reader.read(lexer);
    entries.push({ key, value });
    if (lexer.at(',') || lexer.at('newline')) lexer.advance();
    else if (!lexer.at('}')) {
      lexer.fail(`Expected a new line or "," after this value, but found ${describe(lexer)}.`);
    }
  }
  const end = close(lexer, outer);
  const children = entries.flatMap(({ key, value }) => [key, value]);
  return { kind: 'object', entries, ...spanned(lexer, from, end, children) };
}

/** A bare word is the key itself; anything else is evaluated. */
function readKey(lexer: Lexer, reader: ExpressionReader): Expression {
  const key = reader.read(lexer);
  if (key.kind === 'variable') return { ...key, kind: 'literal', value: key.name };
  if (key.kind === 'literal') return { ...key, value: String(key.value) };
  return key;
}

function isFor(lexer: Lexer): boolean {
  return lexer.at('ident') && lexer.value() === 'for';
}

function readFor(
  lexer: Lexer,
  reader: ExpressionReader,
  from: From,
  outer: boolean,
  end: ']' | '}',
): Expression {
  lexer.advance();
  const names = readForNames(lexer);
  const collection = reader.read(lexer);
  if (!lexer.at(':')) lexer.fail('Expected ":" after the collection of this "for".');
  lexer.advance();
  let value = reader.read(lexer);
  let key: Expression | null = null;
  let group = false;
  if (end === '}') {
    key = value;
    if (!lexer.at('=>')) lexer.fail('Expected "=>" and a value in this "for" of an object.');
    lexer.advance();
    value = reader.read(lexer);
    if (lexer.at('...')) {
      group = true;
      lexer.advance();
    }
  }
  let condition: Expression | null = null;
  if (lexer.at('ident') && lexer.value() === 'if') {
    lexer.advance();
    condition = reader.read(lexer);
  }
  if (!lexer.at(end)) lexer.fail(`Expected "${end}" at the end of this "for", but found ${describe(lexer)}.`);
  const last = close(lexer, outer);
  const children = [collection, value, ...(key ? [key] : []), ...(condition ? [condition] : [])];
  const span = spanned(lexer, from, last, children);
  return { kind: 'for', ...names, collection, key, value, condition, group, ...span };
}

/** Enters a bracket: line breaks mean nothing until `close`. Returns how it was outside. */
export function open(lexer: Lexer): boolean {
  const outer = lexer.newlines;
  lexer.newlines = false;
  lexer.advance();
  return outer;
}

/** Leaves a bracket at its closing token; returns the offset after it. */
export function close(lexer: Lexer, outer: boolean): number {
  const { end } = lexer;
  lexer.newlines = outer;
  lexer.advance();
  return end;
}

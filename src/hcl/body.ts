import type { Attribute, Block, Body, Problem } from './ast.js';
import { HclError, maxDepth } from './error.js';
import { ExpressionReader } from './expression.js';
import { startsTopLevel } from './keywords.js';
import type { Lexer } from './lexer.js';
import { describe, type From } from './term.js';
import { readTemplate } from './template.js';

/** Reads bodies: attributes and blocks. One for each top-level item, since a problem leaves it in no state to go on. */
export class BodyReader {
  private readonly lexer: Lexer;
  private readonly expressions = new ExpressionReader();
  private readonly report: (problem: Problem) => void;
  private depth = 0;

  constructor(lexer: Lexer, report: (problem: Problem) => void) {
    this.lexer = lexer;
    this.report = report;
  }

  /** Reads an attribute or a block from its first word on, up to the end of its last line. */
  readItem(): Attribute | Block {
    const { lexer } = this;
    if (!lexer.at('ident')) {
      lexer.fail(`An argument or block definition is required here, but found ${describe(lexer)}.`);
    }
    const from = { start: lexer.start, line: lexer.line, column: lexer.column };
    const name = lexer.value();
    lexer.advance();
    const item = lexer.at('=') ? this.readAttribute(name, from) : this.readBlock(name, from);
    return item;
  }

  /** Checks that nothing follows on the line. */
  endLine(what: string): void {
    const { lexer } = this;
    if (lexer.at('newline')) lexer.advance();
    else if (!lexer.at('eof')) {
      lexer.fail(`Expected a new line after this ${what}, but found ${describe(lexer)}.`);
    }
  }

  private readAttribute(name: string, from: From): Attribute {
    this.lexer.advance();
    const expression = this.expressions.read(this.lexer);
    return { name, expression, ...from, end: expression.end };
  }

  private readBlock(kind: string, from: From): Block {
    const { lexer } = this;
    const labels: string[] = [];
    while (lexer.at('quote') || lexer.at('ident')) labels.push(this.readLabel());
    if (!lexer.at('{')) {
      lexer.fail(`Expected "=" or a block's "{" after "${kind}", but found ${describe(lexer)}.`);
    }
    if (this.depth > 0 && from.column === 1 && startsTopLevel(kind, labels.length)) {
      throw new HclError('The block before this one is never closed.', from.line, 1, from.start);
    }
    if (++this.depth > maxDepth) {
      throw new HclError(
        `Blocks are nested more than ${maxDepth} deep.`,
        from.line,
        from.column,
        from.start,
        true,
      );
    }
    lexer.advance();
    const body = lexer.at('newline') ? this.readLines(from) : this.readOneLine();
    this.depth--;
    const { end, line } = lexer;
    lexer.advance();
    return { kind, labels, body, ...from, end, endLine: line };
  }

  private readLabel(): string {
    const { lexer } = this;
    if (lexer.at('ident')) {
      const name = lexer.value();
      lexer.advance();
      return name;
    }
    const { parts } = readTemplate(lexer, this.expressions.read);
    let label = '';
    for (const part of parts) {
      if (part.kind !== 'text') return lexer.fail('A label is plain text; templates are not allowed here.');
      label += part.value;
    }
    return label;
  }

  /** The body after `{` and a line break, up to its `}`, which stays the current token. */
  private readLines(from: From): Body {
    const { lexer } = this;
    const body = new BodyBuilder(this.report);
    for (;;) {
      while (lexer.at('newline')) lexer.advance();
      if (lexer.at('}')) return body;
      if (lexer.at('eof')) {
        throw new HclError('This block is never closed.', from.line, from.column, lexer.text.length);
      }
      const item = this.readItem();
      body.add(item);
      this.endLine('name' in item ? 'argument' : 'block');
    }
  }

  /** `{ }` or `{ name = value }`: a block on one line holds one argument at most. */
  private readOneLine(): Body {
    const { lexer } = this;
    const body = new BodyBuilder(this.report);
    if (lexer.at('}')) return body;
    const item = this.readItem();
    if (!('name' in item)) lexer.fail('A block on one line may hold one argument, and no other block.');
    body.add(item);
    if (!lexer.at('}')) {
      lexer.fail(
        `A block on one line may hold one argument only; expected "}", but found ${describe(lexer)}.`,
      );
    }
    return body;
  }
}

/** Gathers a body; an argument set twice is a problem, and the first one stays. */
export class BodyBuilder implements Body {
  readonly attributes: Attribute[] = [];
  readonly blocks: Block[] = [];
  private readonly names = new Map<string, number>();
  private readonly report: (problem: Problem) => void;

  constructor(report: (problem: Problem) => void) {
    this.report = report;
  }

  add(item: Attribute | Block): void {
    if (!('name' in item)) {
      this.blocks.push(item);
      return;
    }
    const earlier = this.names.get(item.name);
    if (earlier === undefined) {
      this.names.set(item.name, item.line);
      this.attributes.push(item);
      return;
    }
    const message = `The argument "${item.name}" was already set in line ${earlier}.`;
    this.report({ message, line: item.line, column: item.column, limit: false });
  }
}

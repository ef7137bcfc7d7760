import type { BinaryOperator, Expression, Node } from './ast.js';
import { HclError, maxDepth } from './error.js';
import type { Lexer } from './lexer.js';
import { readTerm } from './term.js';

const precedence: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '>': 4,
  '>=': 4,
  '<': 4,
  '<=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

function isOperator(kind: string): kind is BinaryOperator {
  return precedence[kind] !== undefined;
}

/** Reads expressions; holds the nesting depth, which stays under `maxDepth`. */
export class ExpressionReader {
  depth = 0;

  /** Reads one expression from the current token on, and leaves the lexer on the token after it. */
  readonly read = (lexer: Lexer): Expression => {
    if (++this.depth > maxDepth) tooDeep(lexer);
    const condition = this.readBinary(lexer, 0);
    let result = condition;
    if (lexer.at('?')) {
      lexer.advance();
      const then = this.read(lexer);
      if (!lexer.at(':')) lexer.fail('Expected ":" and the other value of this conditional.');
      lexer.advance();
      const otherwise = this.read(lexer);
      const span = spanned(lexer, condition, otherwise.end, [condition, then, otherwise]);
      result = { kind: 'conditional', condition, then, otherwise, ...span };
    }
    this.depth--;
    return result;
  };

  /** Reads something one level further in. */
  nested<T>(lexer: Lexer, read: () => T): T {
    if (++this.depth > maxDepth) tooDeep(lexer);
    const result = read();
    this.depth--;
    return result;
  }

  /** Reads operators that bind at least as tightly as `least`. */
  private readBinary(lexer: Lexer, least: number): Expression {
    let left = this.readUnary(lexer);
    for (;;) {
      const operator = lexer.kind;
      if (!isOperator(operator)) return left;
      const binding = precedence[operator] ?? 0;
      if (binding < least) return left;
      lexer.advance();
      const right = this.readBinary(lexer, binding + 1);
      left = { kind: 'binary', operator, left, right, ...spanned(lexer, left, right.end, [left, right]) };
    }
  }

  private readUnary(lexer: Lexer): Expression {
    const operator = lexer.at('-') ? '-' : lexer.at('!') ? '!' : null;
    if (operator === null) return readTerm(lexer, this);
    const from = { start: lexer.start, line: lexer.line, column: lexer.column };
    lexer.advance();
    const operand = this.nested(lexer, () => this.readUnary(lexer));
    return { kind: 'unary', operator, operand, ...spanned(lexer, from, operand.end, [operand]) };
  }
}

/** Span and height of a node that begins where `from` does and has these children. */
export function spanned(
  lexer: Lexer,
  from: { start: number; line: number; column: number },
  end: number,
  children: readonly Expression[],
): Node {
  let height = 0;
  for (const child of children) if (child.height > height) height = child.height;
  if (height >= 2 * maxDepth) tooDeep(lexer);
  return { start: from.start, end, line: from.line, column: from.column, height: height + 1 };
}

function tooDeep(lexer: Lexer): never {
  throw new HclError(
    `Expressions are nested more than ${maxDepth} deep.`,
    lexer.line,
    lexer.column,
    lexer.start,
    true,
  );
}

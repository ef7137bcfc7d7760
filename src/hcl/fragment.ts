import type { Expression, Template } from './ast.js';
import { HclError } from './error.js';
import { ExpressionReader } from './expression.js';
import { Lexer } from './lexer.js';
import { readTemplateText } from './template.js';

/** Reads a whole text as a template, as `templatefile` does; null where it does not parse. */
export function parseTemplate(text: string): Template | null {
  try {
    const { parts, height } = readTemplateText(new Lexer(text), new ExpressionReader().read);
    const span = { start: 0, end: text.length, line: 1, column: 1 };
    return { kind: 'template', parts, wrap: false, height: height + 1, ...span };
  } catch (error) {
    if (error instanceof HclError) return null;
    throw error;
  }
}

/** Reads a whole text as one expression; null where it is not one. */
export function parseExpression(text: string): Expression | null {
  try {
    const lexer = new Lexer(text);
    lexer.newlines = false;
    lexer.advance();
    const expression = new ExpressionReader().read(lexer);
    return lexer.at('eof') ? expression : null;
  } catch (error) {
    if (error instanceof HclError) return null;
    throw error;
  }
}

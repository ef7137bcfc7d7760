import type { Expression } from './ast.js';
import { spanned, type ExpressionReader } from './expression.js';
import type { Lexer } from './lexer.js';
import { close, describe, open } from './term.js';

/** Reads `.name`, `.0`, `[key]`, `[*]` and `.*` after a term, as many as there are. */
export function readTraversal(lexer: Lexer, reader: ExpressionReader, term: Expression): Expression {
  let result = term;
  for (;;) {
    if (lexer.at('.')) result = readDot(lexer, result);
    else if (lexer.at('[')) result = readBracket(lexer, reader, result);
    else return result;
  }
}

function readDot(lexer: Lexer, source: Expression, inSplat = false): Expression {
  lexer.advance();
  if (lexer.at('ident')) {
    const name = lexer.value();
    const { end } = lexer;
    lexer.advance();
    return { kind: 'attribute', source, name, ...spanned(lexer, source, end, [source]) };
  }
  if (lexer.at('number')) return readOldIndex(lexer, source);
  if (lexer.at('*')) {
    if (inSplat) lexer.fail('A ".*" may not stand inside another.');
    const { end } = lexer;
    const item = splatItem(lexer);
    lexer.advance();
    let each: Expression = item;
    while (lexer.at('.')) each = readDot(lexer, each, true);
    const last = each === item ? end : each.end;
    return { kind: 'splat', source, each, ...spanned(lexer, source, last, [source, each]) };
  }
  return lexer.fail(`Expected an attribute name after ".", but found ${describe(lexer)}.`);
}

/** `a.0`: the index syntax of old. */
function readOldIndex(lexer: Lexer, source: Expression): Expression {
  const digits = lexer.value();
  if (digits.includes('.'))
    lexer.fail('Two indexes of the old form may not follow one another; write [0][1].');
  const { end } = lexer;
  const place = { start: lexer.start, line: lexer.line, column: lexer.column };
  const key: Expression = { kind: 'literal', value: Number(digits), ...spanned(lexer, place, end, []) };
  lexer.advance();
  return { kind: 'index', source, key, ...spanned(lexer, source, end, [source, key]) };
}

function readBracket(lexer: Lexer, reader: ExpressionReader, source: Expression): Expression {
  const outer = open(lexer);
  if (lexer.at('*')) {
    const item = splatItem(lexer);
    lexer.advance();
    if (!lexer.at(']')) lexer.fail('Expected "]" after "[*".');
    const end = close(lexer, outer);
    const each = reader.nested(lexer, () => readTraversal(lexer, reader, item));
    const last = each === item ? end : each.end;
    return { kind: 'splat', source, each, ...spanned(lexer, source, last, [source, each]) };
  }
  const key = reader.read(lexer);
  if (!lexer.at(']')) lexer.fail(`Expected "]" after this index, but found ${describe(lexer)}.`);
  const end = close(lexer, outer);
  return { kind: 'index', source, key, ...spanned(lexer, source, end, [source, key]) };
}

function splatItem(lexer: Lexer): Expression {
  const place = { start: lexer.start, line: lexer.line, column: lexer.column };
  return { kind: 'splat-item', ...spanned(lexer, place, lexer.end, []) };
}

import type { ParsedText, Problem } from './ast.js';
import { BodyBuilder, BodyReader } from './body.js';
import { HclError } from './error.js';
import { headerPattern } from './keywords.js';
import { Lexer } from './lexer.js';

/** Reading stops where broken blocks made it read the text this many times over. */
const maxPasses = 4;
/** Reading stops after so many problems: such a text is no HCL. */
const maxProblems = 100;
/** Longer texts (in UTF-16 units) are not read at all. */
const maxText = 4_000_000;

/**
 * Reads HCL native syntax. Never throws: a block that breaks the rules is left out with a problem at its line, and
 * reading goes on at the next line that begins a top-level block. Time is linear in the length of the text.
 *
 * @param file the name that problems and evidence show; nothing is opened.
 */
export function parseHcl(text: string, file: string): ParsedText {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => {
    if (problems.length < maxProblems) problems.push(problem);
  };
  if (text.length > maxText) {
    report({
      message: `Texts of more than ${maxText} characters are not read.`,
      line: 1,
      column: 1,
      limit: true,
    });
    return { text, file, attributes: [], blocks: [], problems };
  }
  const body = new BodyBuilder(report);
  const lexer = new Lexer(text);
  const budget = maxPasses * text.length + 1_000;
  let going = true;
  while (going && problems.length < maxProblems) {
    const from = { start: lexer.end, line: lexer.line };
    try {
      going = readTopLevel(lexer, body, report, from);
    } catch (error) {
      if (!(error instanceof HclError)) throw error;
      report({ message: error.message, line: error.line, column: error.column, limit: error.limit });
      going = lexer.read < budget && recover(lexer, error, from);
    }
  }
  return { text, file, attributes: body.attributes, blocks: body.blocks, problems };
}

/** Reads one item; false at the end of the text. */
function readTopLevel(
  lexer: Lexer,
  body: BodyBuilder,
  report: (problem: Problem) => void,
  from: { start: number; line: number },
): boolean {
  if (lexer.at('newline')) lexer.advance();
  while (lexer.at('newline')) lexer.advance();
  from.start = lexer.start;
  from.line = lexer.line;
  if (lexer.at('eof')) return false;
  const reader = new BodyReader(lexer, report);
  const item = reader.readItem();
  body.add(item);
  reader.endLine('name' in item ? 'argument' : 'block');
  return true;
}

/**
 * Puts the lexer at the next line that begins a top-level block: after the place of the error, or after the broken
 * block's own header where the error is that the text ended. False where there is none.
 */
function recover(lexer: Lexer, error: HclError, from: { start: number; line: number }): boolean {
  const { text } = lexer;
  const atEnd = error.offset >= text.length || lexer.end >= text.length;
  let line = atEnd ? from.line : error.line;
  let at = atEnd ? from.start : text.lastIndexOf('\n', error.offset - 1) + 1;
  if (at <= from.start) {
    at = nextLine(text, from.start);
    line = from.line + 1;
  }
  const start = at;
  while (at < text.length) {
    const heredoc = heredocStart.exec(lineAt(text, at));
    if (headerPattern.test(lineAt(text, at))) {
      lexer.restart(at, line);
      lexer.kind = 'newline';
      lexer.read += at - start;
      return true;
    }
    if (heredoc !== null && atEnd) {
      const skipped = skipHeredoc(lexer, at, heredoc[1] ?? '');
      line += skipped.lines;
      at = skipped.at;
    }
    at = nextLine(text, at);
    line++;
  }
  return false;
}

const heredocStart = /<<-?([A-Za-z_][\w-]*)\s*$/;

function skipHeredoc(lexer: Lexer, at: number, marker: string): { at: number; lines: number } {
  if (!lexer.closes(marker, at)) return { at, lines: 0 };
  let lines = 0;
  for (let next = nextLine(lexer.text, at); next < lexer.text.length; next = nextLine(lexer.text, next)) {
    lines++;
    if (lineAt(lexer.text, next).trim() === marker) return { at: next, lines };
  }
  return { at, lines: 0 };
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, Math.min(end === -1 ? text.length : end, at + 1_000));
}

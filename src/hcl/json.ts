import type { Attribute, Block, Body, Expression, ParsedText } from './ast.js';
import { HclError } from './error.js';
import { ExpressionReader } from './expression.js';
import { readJson, type JsonNode } from './json-text.js';
import { topLevelKinds } from './keywords.js';
import { Lexer } from './lexer.js';
import { readTemplateText } from './template.js';

/** Blocks that only Terraform itself defines, so that objects under these names are blocks and not attributes. */
const metaBlocks: ReadonlyMap<string, number> = new Map([
  ['lifecycle', 0],
  ['connection', 0],
  ['provisioner', 1],
  ['dynamic', 1],
  ['content', 0],
  ['validation', 0],
  ['precondition', 0],
  ['postcondition', 0],
  ['required_providers', 0],
  ['backend', 1],
  ['cloud', 0],
  ['assert', 0],
]);

/**
 * Reads Terraform's JSON syntax into the same tree as native syntax. Without schemas a nested block cannot be told
 * from an attribute, so other objects and lists stay attributes: their values come out the same, lists of objects.
 * A file that breaks JSON's rules yields one problem and no block.
 */
export function parseHclJson(text: string, file: string): ParsedText {
  const problem = (error: HclError): ParsedText => ({
    text,
    file,
    attributes: [],
    blocks: [],
    problems: [{ message: error.message, line: error.line, column: error.column, limit: error.limit }],
  });
  try {
    const root = readJson(text);
    if (root.kind !== 'object') {
      throw new HclError(
        'Expected a JSON object at the top of this file.',
        root.line,
        root.column,
        root.start,
      );
    }
    return { text, file, ...bodyOf(root, topLevelKinds), problems: [] };
  } catch (error) {
    if (error instanceof HclError) return problem(error);
    throw error;
  }
}

function bodyOf(node: JsonNode, kinds: ReadonlyMap<string, number>): Body {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  if (node.kind !== 'object') return { attributes, blocks };
  for (const { key, value } of node.entries) {
    if (key === '//') continue;
    const labels = kinds.get(key);
    if (labels !== undefined && value.kind !== 'scalar') blocks.push(...blocksOf(key, labels, [], value));
    else attributes.push({ name: key, expression: expressionOf(value), ...spanOf(value) });
  }
  return { attributes, blocks };
}

function blocksOf(kind: string, labels: number, names: readonly string[], node: JsonNode): Block[] {
  if (node.kind === 'array') return node.items.flatMap((item) => blocksOf(kind, labels, names, item));
  if (node.kind !== 'object') return [];
  if (names.length < labels) {
    return node.entries.flatMap(({ key, value }) => blocksOf(kind, labels, [...names, key], value));
  }
  const body = kind === 'locals' ? bodyOf(node, new Map()) : bodyOf(node, metaBlocks);
  return [{ kind, labels: names, body, ...spanOf(node), endLine: node.line }];
}

function spanOf(node: JsonNode): { start: number; end: number; line: number; column: number } {
  return { start: node.start, end: node.end, line: node.line, column: node.column };
}

function expressionOf(node: JsonNode): Expression {
  const span = spanOf(node);
  if (node.kind === 'array') {
    const items = node.items.map(expressionOf);
    return { kind: 'list', items, ...span, height: heightOver(items) };
  }
  if (node.kind === 'object') {
    const entries = node.entries.map(({ key, value }) => ({
      key: textOf(key, value),
      value: expressionOf(value),
    }));
    return { kind: 'object', entries, ...span, height: heightOver(entries.map(({ value }) => value)) };
  }
  if (typeof node.value === 'string') return textOf(node.value, node);
  return { kind: 'literal', value: node.value, ...span, height: 1 };
}

function textOf(text: string, node: JsonNode): Expression {
  const span = spanOf(node);
  if (!/[$%]\{/.test(text)) return { kind: 'literal', value: text, ...span, height: 1 };
  try {
    const { parts, height, wrap } = readTemplateText(new Lexer(text), new ExpressionReader().read);
    return { kind: 'template', parts, wrap, ...span, height: height + 1 };
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    throw new HclError(error.message, node.line, node.column, node.start, error.limit);
  }
}

function heightOver(children: readonly Expression[]): number {
  return children.reduce((height, child) => Math.max(height, child.height), 0) + 1;
}

import type { Call, Expression, ObjectExpression } from '../hcl/ast.js';
import { anyElement, elementAt, keyOf, type Step } from './traversal.js';

/** Follows a child of an expression, by what is read of it. */
export type Go = (child: Expression, rest?: readonly Step[]) => void;

/** Functions whose result has the elements of their first arguments, so that what is read of it is read of them. */
const keepPath = new Set([
  'try',
  'coalesce',
  'coalescelist',
  'merge',
  'nonsensitive',
  'sensitive',
  'toset',
  'tolist',
  'tomap',
]);
const keepElements = new Set([
  'values',
  'concat',
  'flatten',
  'distinct',
  'compact',
  'reverse',
  'slice',
  'sort',
  'setunion',
]);

/** Goes into the arguments of a call with the part of each that is read. */
export function visitCall(node: Call, path: readonly Step[], go: Go): void {
  const [first, ...others] = node.args;
  if (keepPath.has(node.name)) for (const arg of node.args) go(arg, path);
  else if (keepElements.has(node.name))
    for (const arg of node.args) go(arg, path.length > 0 ? [anyElement, ...path.slice(1)] : []);
  else if (first && (node.name === 'element' || node.name === 'one')) {
    go(first, [anyElement, ...path]);
    for (const arg of others) go(arg);
  } else if (first && node.name === 'lookup') {
    const [key, fallback] = others;
    const name = key?.kind === 'literal' && typeof key.value === 'string' ? key.value : null;
    go(first, [elementAt(name), ...path]);
    if (key) go(key);
    if (fallback) go(fallback, path);
  } else for (const arg of node.args) go(arg);
}

/** The entries that are read: all of them, the one named, or those whose keys are not literal. */
export function visitObject(node: ObjectExpression, path: readonly Step[], go: Go): void {
  const wanted = keyOf(path[0]);
  const exact = node.entries.filter(({ key }) => key.kind === 'literal' && key.value === wanted);
  const open = node.entries.filter(({ key }) => key.kind !== 'literal');
  const read = wanted === null ? node.entries : exact.length > 0 ? exact : open;
  for (const { key, value } of read) {
    if (path.length === 0) go(key);
    go(value, path.slice(1));
  }
}

/** The items that are read: all of them, or the one under the key. */
export function chosen(items: readonly Expression[], step: Step | undefined): readonly Expression[] {
  const key = keyOf(step);
  const item = key === null ? undefined : items[Number(key)];
  return item === undefined ? items : [item];
}

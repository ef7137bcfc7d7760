import { isList, isObject, isUnknown, type Value } from '../domain/value.js';
import type { Expression } from '../hcl/ast.js';
import type { Module } from './configuration.js';
import type { Bindings } from './scope.js';
import { anyElement, elementAt, keyOf, type Step } from './traversal.js';
import { refine } from './values.js';

/** What a bound name stands for: an element of an expression, or a value while folding. */
export type Meaning =
  | { readonly kind: 'value'; readonly value: Value }
  | {
      readonly kind: 'element';
      readonly expression: Expression;
      readonly step: Step;
      readonly module: Module;
      readonly names: Meanings | null;
      /** True for `each` and iterators of dynamic blocks, which are read as `name.value` and `name.key`. */
      readonly iterator: boolean;
    };

export interface Meanings {
  readonly name: string;
  readonly meaning: Meaning;
  readonly outer: Meanings | null;
}

/** Values bound while folding, as meanings. */
export function meaningsOf(bindings: Bindings | null): Meanings | null {
  if (bindings === null) return null;
  const { name, value } = bindings;
  return { name, meaning: { kind: 'value', value }, outer: meaningsOf(bindings.outer) };
}

/** What `each` stands for under a `for_each`, for one key or (null) for any. */
export function eachMeaning(forEach: Expression, key: string | number | null, module: Module): Meanings {
  return { name: 'each', meaning: element(forEach, elementAt(key), module, null, true), outer: null };
}

/** A meaning: an element of an expression. */
export function element(
  expression: Expression,
  step: Step,
  module: Module,
  names: Meanings | null,
  iterator: boolean,
): Meaning {
  return { kind: 'element', expression, step, module, names, iterator };
}

/** The part of a bound value that is read. */
export function valueAt(value: Value, path: readonly Step[]): Value {
  let at = value;
  for (const step of path) {
    const key = keyOf(step);
    if (isUnknown(at)) return key !== null && step.kind === 'attribute' ? refine(at, key) : at;
    if (key === null) return at;
    const next: Value | undefined = isList(at)
      ? at[Number(key)]
      : isObject(at) && Object.hasOwn(at, key)
        ? at[key]
        : undefined;
    if (next === undefined) return null;
    at = next;
  }
  return at;
}

/** The names of a `for`, with what they stand for. */
export function bindFor(
  node: { keyName: string | null; valueName: string; collection: Expression },
  module: Module,
  names: Meanings | null,
): Meanings {
  const meaning = element(node.collection, anyElement, module, names, false);
  const outer: Meanings | null =
    node.keyName === null
      ? names
      : { name: node.keyName, meaning: { kind: 'value', value: null }, outer: names };
  return { name: node.valueName, meaning, outer };
}

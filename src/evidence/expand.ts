import { Unknown, hasUnknown, isList, isObject, type Value } from '../domain/value.js';
import type { Expression } from '../hcl/ast.js';
import { attributeOf, type Item } from './configuration.js';
import { byText, numberText } from './convert.js';
import { fold } from './fold.js';
import type { ModuleInstance } from './instance.js';
import { eachMeaning, type Meanings } from './meanings.js';
import type { Bindings, Scope } from './scope.js';
import { isSet, unknownFrom } from './values.js';

/** One instance of a resource, data source or module call. */
export interface BlockInstance {
  readonly item: Item;
  readonly owner: ModuleInstance;
  readonly key: string | number | null;
  readonly scope: Scope;
  readonly names: Meanings | null;
  /** Values of attributes folded in this scope. */
  readonly cache: Map<Expression, Value>;
}

/** The instances of a block; where `count` or `for_each` is unknown, one stands for any number. */
export interface Expansion {
  readonly expanded: boolean;
  readonly form: 'single' | 'list' | 'map';
  readonly instances: readonly BlockInstance[];
}

/** More instances of one block than this are not made; the block then counts as not expanded. */
export const maxInstances = 1_000;

/** The instances that `count` or `for_each` make of a block. */
export function expandItem(owner: ModuleInstance, item: Item): Expansion {
  const count = attributeOf(item.body, 'count');
  const forEach = attributeOf(item.body, 'for_each');
  if (count) return expandCount(owner, item, fold(count, owner.scope()));
  if (forEach) return expandEach(owner, item, forEach, fold(forEach, owner.scope()));
  return { expanded: true, form: 'single', instances: [instanceOf(owner, item, null, null, null)] };
}

function expandCount(owner: ModuleInstance, item: Item, value: Value): Expansion {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof count !== 'number' || !(count >= 0 && count <= maxInstances)) {
    const bindings = { name: 'count', value: { index: unknownFrom([value]) }, outer: null };
    return { expanded: false, form: 'list', instances: [instanceOf(owner, item, null, bindings, null)] };
  }
  const instances = Array.from({ length: Math.floor(count) }, (_, index) =>
    instanceOf(owner, item, index, { name: 'count', value: { index }, outer: null }, null),
  );
  return { expanded: true, form: 'list', instances };
}

function expandEach(owner: ModuleInstance, item: Item, expression: Expression, value: Value): Expansion {
  const elements = eachElements(value);
  if (elements === null || elements.length > maxInstances) {
    const each = { key: unknownFrom([value]), value: unknownFrom([value]) };
    const names = eachMeaning(expression, null, owner.module);
    return {
      expanded: false,
      form: 'map',
      instances: [instanceOf(owner, item, null, { name: 'each', value: each, outer: null }, names)],
    };
  }
  const asSet = isList(value);
  const instances = elements.map(([key, element]) =>
    instanceOf(
      owner,
      item,
      key,
      { name: 'each', value: { key, value: element }, outer: null },
      eachMeaning(expression, asSet ? null : key, owner.module),
    ),
  );
  return { expanded: true, form: 'map', instances };
}

function instanceOf(
  owner: ModuleInstance,
  item: Item,
  key: string | number | null,
  bindings: Bindings | null,
  names: Meanings | null,
): BlockInstance {
  return { item, owner, key, scope: owner.scope(bindings), names, cache: new Map() };
}

/** A block with whatever its `count` or `for_each` gives left open; the one instance itself where it has neither. */
export function genericInstance(owner: ModuleInstance, item: Item): BlockInstance {
  const expansion = owner.expand(item);
  const [first] = expansion.instances;
  if (first && (expansion.form === 'single' || !expansion.expanded)) return first;
  const forEach = attributeOf(item.body, 'for_each');
  if (!forEach)
    return instanceOf(
      owner,
      item,
      null,
      { name: 'count', value: { index: new Unknown() }, outer: null },
      null,
    );
  const names = eachMeaning(forEach, null, owner.module);
  const any = new Unknown(owner.references(forEach, null));
  return instanceOf(owner, item, null, { name: 'each', value: { key: any, value: any }, outer: null }, names);
}

/** Folds an attribute of an instance once. */
export function foldIn(instance: BlockInstance, expression: Expression): Value {
  const known = instance.cache.get(expression);
  if (known !== undefined) return known;
  const value = fold(expression, instance.scope);
  instance.cache.set(expression, value);
  return value;
}

/** Keys and values of a known `for_each`; null where it is not known which instances there are. */
export function eachElements(value: Value): readonly (readonly [string, Value])[] | null {
  if (isObject(value)) {
    return Object.keys(value)
      .sort(byText)
      .map((key) => [key, value[key] ?? null] as const);
  }
  if (!isList(value) || hasUnknown(value)) return null;
  const keys = value.map((item) => {
    if (typeof item === 'string') return item;
    return typeof item === 'number' && isSet(value) ? numberText(item) : null;
  });
  if (keys.includes(null)) return null;
  return value.map((item, at) => [keys[at] ?? '', item] as const);
}

/** `[0]`, `["a"]`, or nothing. */
export function keySuffix(key: string | number | null): string {
  return key === null ? '' : `[${typeof key === 'number' ? key : JSON.stringify(key)}]`;
}

import { hasUnknown, isList, isObject, isUnknown, type Value } from '../../domain/value.js';
import { readIndex } from '../access.js';
import { byText } from '../convert.js';
import type { Scope } from '../scope.js';
import { BlockValue, FoldError, equal, isSet, objectOf, unknownFrom } from '../values.js';
import {
  argument,
  list,
  number,
  object,
  partial,
  text,
  unknownAmong,
  whole,
  type FunctionTable,
} from './function.js';

/** Functions of lists and maps. */
export const collectionFunctions: FunctionTable = {
  length: partial((args) => length(argument(args, 0))),
  element: partial(element),
  index: whole((args) => indexOf(list(args, 0), argument(args, 1))),
  lookup: partial(lookup),
  keys: partial((args) => ofObject(args, (map) => Object.keys(map).sort(byText))),
  values: partial((args) =>
    ofObject(args, (map) =>
      Object.keys(map)
        .sort(byText)
        .map((key) => map[key] ?? null),
    ),
  ),
  merge: partial(merge),
  concat: partial(concat),
  flatten: partial(flatten),
  compact: partial(compact),
  contains: partial(contains),
  coalesce: partial((args) => coalesce(args)),
  coalescelist: partial(coalesceList),
  zipmap: partial(zipMap),
  slice: partial((args, scope) => slice(args, scope)),
  reverse: partial((args) => ofList(args, (items) => [...items].reverse())),
  sort: whole((args) =>
    list(args, 0)
      .map((_, at) => text(list(args, 0), at))
      .sort(byText),
  ),
  chunklist: partial((args, scope) => ofList(args, (items) => chunk(items, number(args, 1), scope))),
  matchkeys: whole((args) => matchKeys(list(args, 0), list(args, 1), list(args, 2))),
  one: partial((args) => ofList(args, one)),
  alltrue: partial((args) => settleBooleans(args, false)),
  anytrue: partial((args) => settleBooleans(args, true)),
  transpose: whole((args) => transpose(object(args, 0))),
};

/** Applies to a list that is there; one that is unknown stays so. */
function ofList(args: readonly Value[], apply: (items: readonly Value[]) => Value): Value {
  return unknownAmong(args) ? unknownFrom(args) : apply(list(args, 0));
}

function ofObject(args: readonly Value[], apply: (map: Readonly<Record<string, Value>>) => Value): Value {
  return unknownAmong(args) ? unknownFrom(args) : apply(object(args, 0));
}

function length(value: Value): Value {
  if (isUnknown(value)) return unknownFrom([value]);
  if (typeof value === 'string') return [...new Intl.Segmenter().segment(value)].length;
  if (isList(value)) return isSet(value) && value.some(isUnknown) ? unknownFrom([value]) : value.length;
  if (isObject(value)) return Object.keys(value).length;
  throw new FoldError('A list, map or string is required here.');
}

/** Counts round: `element(["a", "b"], 2)` is `"a"`. */
function element(args: readonly Value[]): Value {
  return ofList(args, (items) => {
    if (items.length === 0) throw new FoldError('An element of an empty list.');
    const at = number(args, 1);
    return items[((at % items.length) + items.length) % items.length] ?? null;
  });
}

function indexOf(items: readonly Value[], wanted: Value): Value {
  const at = items.findIndex((item) => equal(item, wanted));
  if (at === -1) throw new FoldError('The list holds no such item.');
  return at;
}

function lookup(args: readonly Value[]): Value {
  const [map, key] = [argument(args, 0), argument(args, 1)];
  if (isUnknown(map) || isUnknown(key)) {
    return map instanceof BlockValue && !isUnknown(key) ? readIndex(map, key) : unknownFrom(args);
  }
  const found = object(args, 0)[text(args, 1)];
  if (found !== undefined && Object.hasOwn(object(args, 0), text(args, 1))) return found;
  return argument(args, 2);
}

function merge(args: readonly Value[]): Value {
  if (unknownAmong(args)) return unknownFrom(args);
  const maps = args.filter((arg) => arg !== null);
  if (!maps.every(isObject)) throw new FoldError('A map is required here.');
  return objectOf(maps.flatMap((map) => Object.entries(map)));
}

function concat(args: readonly Value[], scope: Scope): Value {
  if (unknownAmong(args)) return unknownFrom(args);
  const all = args.flatMap((_, at) => list(args, at));
  scope.budget.items(all.length);
  return all;
}

/** An unknown inside may be a list of any length. */
function flatten(args: readonly Value[], scope: Scope): Value {
  const out: Value[] = [];
  let unsettled = false;
  const visit = (items: readonly Value[]): void => {
    for (const item of items) {
      if (isList(item)) visit(item);
      else out.push(item);
      if (isUnknown(item) && !(item instanceof BlockValue) && mayBeList(item)) unsettled = true;
    }
    scope.budget.items(out.length);
  };
  return ofList(args, (items) => {
    visit(items);
    return unsettled ? unknownFrom(out) : out;
  });
}

/** Templates are texts; of anything else unknown the type is not known. */
function mayBeList(value: Value): boolean {
  if (!isUnknown(value) || value.parts.length > 0) return false;
  const names = value.references.map(({ attribute }) => attribute);
  return names.length !== 1 || !['id', 'arn', 'name'].includes(names[0] ?? '');
}

function compact(args: readonly Value[]): Value {
  return ofList(args, (items) => {
    const kept = items.filter((item) => item !== null && item !== '');
    return kept.some((item) => isUnknown(item) && item.parts.length === 0) ? unknownFrom(kept) : kept;
  });
}

function contains(args: readonly Value[]): Value {
  return ofList(args, (items) => {
    const wanted = argument(args, 1);
    if (items.some((item) => !hasUnknown(item) && equal(item, wanted))) return true;
    return items.some(hasUnknown) ? unknownFrom(items) : false;
  });
}

/** The first that is neither null nor an empty string; a known one behind an unknown one may not be reached. */
function coalesce(args: readonly Value[]): Value {
  for (const arg of args) {
    if (isUnknown(arg)) return args.indexOf(arg) === 0 && arg.parts.length > 0 ? arg : unknownFrom(args);
    if (arg !== null && arg !== '') return arg;
  }
  throw new FoldError('Every argument is null or empty.');
}

function coalesceList(args: readonly Value[]): Value {
  for (const [at, arg] of args.entries()) {
    if (isUnknown(arg)) return unknownFrom(args);
    if (arg !== null && list(args, at).length > 0) return arg;
  }
  throw new FoldError('Every list is empty.');
}

function zipMap(args: readonly Value[]): Value {
  if (unknownAmong(args) || hasUnknown(args[0])) return unknownFrom(args);
  const [names, items] = [list(args, 0), list(args, 1)];
  if (names.length !== items.length) throw new FoldError('As many keys as values are required.');
  return objectOf(names.map((_, at) => [text(names, at), items[at] ?? null]));
}

/** Of an unknown list too the length of a slice is known: Terraform refuses one that is longer than the list. */
function slice(args: readonly Value[], scope: Scope): Value {
  const items = argument(args, 0);
  if (unknownAmong(args.slice(1))) return unknownFrom(args);
  const [from, to] = [number(args, 1), number(args, 2)];
  if (!(from >= 0 && to >= from)) throw new FoldError('The bounds of this slice are not in order.');
  if (isUnknown(items)) {
    scope.budget.items(to - from);
    return Array.from({ length: to - from }, () => unknownFrom([items]));
  }
  if (to > list(args, 0).length) throw new FoldError('The list is not so long.');
  return list(args, 0).slice(from, to);
}

function chunk(items: readonly Value[], size: number, scope: Scope): Value {
  if (size < 0) throw new FoldError('A size of 0 or more is required.');
  scope.budget.items(items.length);
  if (size === 0) return [items];
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}

function matchKeys(items: readonly Value[], keys: readonly Value[], wanted: readonly Value[]): Value {
  if (items.length !== keys.length) throw new FoldError('As many keys as values are required.');
  return items.filter((_, at) => wanted.some((key) => equal(key, keys[at] ?? null)));
}

function one(items: readonly Value[]): Value {
  if (items.length > 1) throw new FoldError('A list of one item at most is required.');
  return items[0] ?? null;
}

/** One item can settle it: a false for "all", a true for "any". */
function settleBooleans(args: readonly Value[], decisive: boolean): Value {
  return ofList(args, (items) => {
    if (items.some((item) => item === decisive || item === String(decisive))) return decisive;
    return items.some(isUnknown) ? unknownFrom(items) : items.includes(null) ? false : !decisive;
  });
}

function transpose(map: Readonly<Record<string, Value>>): Value {
  const out = new Map<string, string[]>();
  for (const key of Object.keys(map).sort(byText)) {
    const items = list([map[key] ?? null], 0);
    for (const at of items.keys()) {
      const name = text(items, at);
      out.set(name, [...(out.get(name) ?? []), key]);
    }
  }
  return objectOf([...out].sort(([a], [b]) => byText(a, b)));
}

import { Unknown, isList, isObject, isUnknown, type Reference, type Value } from '../domain/value.js';

/** An expression that cannot have a value (a missing key, a wrong type). `try` and `can` catch it; elsewhere the value is unknown. */
export class FoldError extends Error {
  override readonly name = 'FoldError';
}

/** A limit was reached: unlike {@link FoldError} not for `try` to catch, since Terraform would have gone on. */
export class FoldLimit extends Error {
  override readonly name = 'FoldLimit';
}

/**
 * A whole resource, data source or module instance while folding: unknown as such, but its attributes can be read.
 * Never leaves this folder: {@link settle} turns it into a plain {@link Unknown}.
 */
export class BlockValue extends Unknown {
  readonly read: (attribute: string) => Value;

  constructor(reference: Reference, read: (attribute: string) => Value) {
    super([reference]);
    this.read = read;
  }
}

export type Objects = Readonly<Record<string, Value>>;

const sets = new WeakSet<readonly Value[]>();

/** Makes a set: sorted, without duplicates, and remembered as one, since `for` and `for_each` treat it apart. */
export function makeSet(items: readonly Value[]): Value {
  const unknowns = items.filter(isUnknown);
  const known = new Map(items.filter((item) => !isUnknown(item)).map((item) => [sortKey(item), item]));
  const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
  const set = Object.freeze([...sorted, ...unknowns]);
  sets.add(set);
  return set;
}

/** True for lists that {@link makeSet} made. */
export function isSet(value: Value): boolean {
  return isList(value) && sets.has(value);
}

function sortKey(value: Value): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number'
      ? numberKey(value)
      : JSON.stringify(value);
}

function numberKey(value: number): string {
  return value.toString().padStart(24, '0');
}

/** An unknown that came of these values: it refers to whatever they refer to. */
export function unknownFrom(
  values: readonly (Value | undefined)[],
  parts?: readonly (string | Unknown)[],
): Unknown {
  return new Unknown(referencesIn(values), parts);
}

/** Every reference of every unknown inside the values, without duplicates. */
export function referencesIn(values: readonly (Value | undefined)[]): Reference[] {
  const found = new Map<string, Reference>();
  const visit = (value: Value | undefined): void => {
    if (isUnknown(value)) addReferences(found, value.references);
    else if (isList(value)) value.forEach(visit);
    else if (isObject(value)) Object.values(value).forEach(visit);
  };
  values.forEach(visit);
  return found.size > maxNamedInstances ? withoutInstances([...found.values()]) : [...found.values()];
}

/** Values made of more references than this no longer tell instances apart, so that they cannot grow without bound. */
const maxNamedInstances = 64;

function withoutInstances(references: readonly Reference[]): Reference[] {
  const found = new Map<string, Reference>();
  addReferences(
    found,
    references.map(({ to, attribute }) => ({ to, attribute })),
  );
  return [...found.values()];
}

/** Adds references to a map that keeps one of each. */
export function addReferences(found: Map<string, Reference>, references: readonly Reference[]): void {
  for (const reference of references) {
    const key = `${reference.instance ?? reference.to} ${reference.attribute ?? ''}`;
    if (!found.has(key)) found.set(key, reference);
  }
}

/** An attribute of something unknown: where the whole block was meant, now this attribute of it is. */
export function refine(value: Unknown, attribute: string): Unknown {
  return new Unknown(
    value.references.map((reference) =>
      reference.attribute === null ? { ...reference, attribute } : reference,
    ),
  );
}

const weights = new WeakMap<object, number>();

/**
 * How many values a value consists of, counted as often as they occur. Lists made of shared lists grow without
 * bound while they cost nothing: whoever walks one would never end.
 */
export function weigh(value: Value): number {
  if (typeof value !== 'object' || value === null) return 1;
  const known = weights.get(value);
  if (known !== undefined) return known;
  let weight = 1;
  for (const item of partsOf(value)) weight += weigh(item);
  weights.set(value, weight);
  return weight;
}

const heights = new WeakMap<object, number>();

/** How deep a value nests: 0 for one without parts. Asked of every value as it is made, so that it never goes deep. */
export function heightOf(value: Value): number {
  if (typeof value !== 'object' || value === null) return 0;
  const known = heights.get(value);
  if (known !== undefined) return known;
  let height = 0;
  for (const item of partsOf(value)) height = Math.max(height, heightOf(item) + 1);
  heights.set(value, height);
  return height;
}

function partsOf(value: Value & object): readonly (Value | string)[] {
  if (isUnknown(value)) return value.parts;
  return isList(value) ? value : Object.values(value);
}

/** Deep equality as Terraform's `==` has it for known values. */
export function equal(a: Value, b: Value): boolean {
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, at) => equal(item, b[at] ?? null));
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && equal(a[key] ?? null, b[key] ?? null))
    );
  }
  return a === b;
}

/** The value as it leaves: frozen, block values as plain unknowns. Shared parts are visited once. */
export function settle(value: Value, seen = new Map<object, Value>()): Value {
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  let result: Value;
  if (isUnknown(value)) result = settleUnknown(value, seen);
  else if (isList(value)) result = Object.freeze(value.map((item) => settle(item, seen)));
  else {
    const entries = Object.entries(value).map(([key, item]) => [key, settle(item, seen)] as const);
    result = Object.freeze(Object.fromEntries(entries));
  }
  seen.set(value, result);
  return result;
}

function settleUnknown(value: Unknown, seen: Map<object, Value>): Unknown {
  const references = value.references.map((reference) => Object.freeze({ ...reference }));
  const parts = value.parts.flatMap((part) => {
    const settled = settle(part, seen);
    return typeof settled === 'string' || isUnknown(settled) ? [settled] : [];
  });
  return Object.freeze(new Unknown(Object.freeze(references), Object.freeze(parts)));
}

/** Builds an object from entries; `__proto__` and its like are ordinary keys. */
export function objectOf(entries: Iterable<readonly [string, Value]>): Objects {
  return Object.fromEntries(entries);
}

/** Freezes everything reachable, and gives it back. */
export function deepFreeze<T>(value: T): T {
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue;
    Object.freeze(next);
    for (const item of Object.values(next)) pending.push(item);
  }
  return value;
}

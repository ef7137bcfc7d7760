import type { Resource } from '../../domain/evidence.js';
import {
  isList,
  isObject,
  isUnknown,
  type Unknown,
  type Value,
  type ValueObject,
} from '../../domain/value.js';

/*
 * Reading attribute values. Every reader has three answers: a value, an `Unknown` (something decides it, nobody here
 * can say what), or `undefined` (absent or null: at `hcl` level "not written", so the provider's default holds).
 */

/** Anything with attributes: a resource instance, or a {@link Nested} block of it. */
export type Readable = Pick<Resource, 'values'> & Partial<Pick<Resource, 'locations'>>;

/**
 * The value at a dotted path, list members by index: `setting.0.name`. `undefined` where the path leads nowhere or
 * to null; `Unknown` where anything on the way is unknown. An object's key may itself hold dots. What the answer does
 * not write and the provider computes after apply is `undefined` too, at every level: nobody has set it.
 */
export function valueAt(from: Readable, path: string): Exclude<Value, null> | undefined {
  const value = memberAt(from.values, path);
  return isUnknown(value) && !isWritten(from, path) ? undefined : value;
}

/** Whether the answer itself writes the attribute or block (always true for nested blocks, which are written). */
export function isWritten(from: Readable, path: string): boolean {
  const { locations } = from;
  if (locations === undefined) return true;
  const written = Object.keys(locations).map((one) => one.replace(/^dynamic\./, ''));
  const block = written.filter((one) => /\.\d+$/.test(one) && path.startsWith(`${one}.`)).sort(byLength)[0];
  const inside = written.filter((one) => block !== undefined && one.startsWith(`${block}.`));
  // Inside a block whose text is read, the attribute itself must stand there; the rest of it the provider computes.
  if (inside.length > 0) return inside.some((one) => isWithin(one, path) || isWithin(path, one));
  const [first = ''] = path.split('.');
  return written.some((one) => isWithin(one, first));
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}

function byLength(a: string, b: string): number {
  return b.length - a.length;
}

/** The same inside any value, such as one out of a list. */
export function memberAt(value: Value | undefined, path: string): Exclude<Value, null> | undefined {
  return walk(value, path.split('.'));
}

/** A number; `"5"` is 5. Anything known that is no number is `undefined`. */
export function numberOf(from: Readable, path: string): number | Unknown | undefined {
  const value = valueAt(from, path);
  return isUnknown(value) ? value : toNumber(value);
}

/** A boolean; `"true"` is true. Anything known that is no boolean is `undefined`. */
export function boolOf(from: Readable, path: string): boolean | Unknown | undefined {
  const value = valueAt(from, path);
  return isUnknown(value) ? value : toBool(value);
}

/** A string; `5` is `"5"`. Lists and objects are `undefined`. An empty string stays one. */
export function stringOf(from: Readable, path: string): string | Unknown | undefined {
  const value = valueAt(from, path);
  return isUnknown(value) ? value : toText(value);
}

/**
 * Members of a list or set at the path: `[]` where it is absent, one member where a single value stands. Members may
 * themselves be unknown; the whole is `Unknown` where its length is.
 */
export function listOf(from: Readable, path: string): readonly Value[] | Unknown {
  const value = valueAt(from, path);
  if (value === undefined) return [];
  return isUnknown(value) || isList(value) ? value : [value];
}

/** A nested block with the path where it stands. (An alias, so that TypeScript sees that it is a value itself.) */
export type Nested = Readonly<{
  /** `ingress.0`. */
  path: string;
  values: ValueObject;
}>;

/** Nested blocks at the path (`[]` where there is none); `Unknown` where their number or any of them is unknown. */
export function nestedOf(from: Readable, path: string): readonly Nested[] | Unknown {
  const members = listOf(from, path);
  if (isUnknown(members)) return members;
  const single = isObject(valueAt(from, path));
  const found: Nested[] = [];
  for (const [index, member] of members.entries()) {
    if (isUnknown(member)) return member;
    if (isObject(member)) found.push({ path: single ? path : `${path}.${index}`, values: member });
  }
  return found;
}

/** `"5"` or 5 as 5, else `undefined`. */
export function toNumber(value: Value | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** `"true"` or true as true, else `undefined`. */
export function toBool(value: Value | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}

/** Scalars as text, else `undefined`. */
export function toText(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Whether two scalars are the same to Terraform: `"5"` equals `5`, `"true"` equals `true`. */
export function sameScalar(a: Value | undefined, b: Value | undefined): boolean {
  const text = toText(a);
  return text !== undefined && text === toText(b);
}

/** Known text with which a string begins: all of it where it is known, the first literal part of a template, or `''`. */
export function prefixOf(value: Value | undefined): string {
  if (!isUnknown(value)) return toText(value) ?? '';
  const [first] = value.parts;
  return typeof first === 'string' ? first : '';
}

/** Every string (and number or boolean as text) inside a value, at any depth; unknowns are skipped. */
export function textsIn(value: Value | undefined): readonly string[] {
  if (value === undefined || value === null || isUnknown(value)) return [];
  if (isList(value)) return value.flatMap(textsIn);
  if (isObject(value)) return Object.values(value).flatMap(textsIn);
  return [String(value)];
}

/** Every unknown inside a value, at any depth. */
export function unknownsIn(value: Value | undefined): readonly Unknown[] {
  if (isUnknown(value)) return [value];
  if (isList(value)) return value.flatMap(unknownsIn);
  return isObject(value) ? Object.values(value).flatMap(unknownsIn) : [];
}

function walk(value: Value | undefined, steps: readonly string[]): Exclude<Value, null> | undefined {
  if (value === undefined || value === null) return undefined;
  if (isUnknown(value)) return value;
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (isList(value)) return walk(value[Number(step)], rest);
  if (!isObject(value)) return undefined;
  const whole = steps.join('.');
  return whole in value ? walk(value[whole], []) : walk(value[step], rest);
}

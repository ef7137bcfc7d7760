import { type Unknown, isList, isObject, isUnknown, type Value } from '../domain/value.js';
import { FoldError, unknownFrom } from './values.js';

/** Terraform's text of a number: plain digits up to 10^21. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) >= 1e21) return BigInt(value).toString();
  return String(value);
}

/** Converts to a string as templates and string arguments do. */
export function toText(value: Value): string | Unknown {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return String(value);
  if (isUnknown(value)) return value;
  throw new FoldError('A string is required here.');
}

/** Converts to a number; texts of digits are numbers. */
export function toNumber(value: Value): number | Unknown {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && /^\s*-?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(value)) return Number(value);
  if (isUnknown(value)) return unknownFrom([value]);
  throw new FoldError('A number is required here.');
}

/** Converts to a boolean; `"true"` and `"false"` are booleans. */
export function toBoolean(value: Value): boolean | Unknown {
  if (typeof value === 'boolean') return value;
  if (value === 'true') return true;
  if (value === 'false') return false;
  if (isUnknown(value)) return unknownFrom([value]);
  throw new FoldError('A true or false value is required here.');
}

/** The values of a collection in Terraform's order: lists as they are, objects by sorted key. */
export function elementsOf(value: Value): readonly (readonly [string | number, Value])[] {
  if (isList(value)) return value.map((item, at) => [at, item] as const);
  if (isObject(value)) {
    return Object.keys(value)
      .sort(byText)
      .map((key) => [key, value[key] ?? null] as const);
  }
  throw new FoldError('A list, set or map is required here.');
}

/** Order of texts as Terraform has it: by code point. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

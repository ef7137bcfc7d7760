import { isList, isObject, isUnknown, type Value } from '../../domain/value.js';
import { toBoolean, toNumber, toText } from '../convert.js';
import { FoldError, makeSet, objectOf, unknownFrom } from '../values.js';
import { argument, partial, type FunctionTable } from './function.js';

/** `tostring` and its like, and the marks of secrecy, which change no value. */
export const conversionFunctions: FunctionTable = {
  tostring: partial((args) => nullable(args, toText)),
  tonumber: partial((args) => nullable(args, toNumber)),
  tobool: partial((args) => nullable(args, toBoolean)),
  toset: partial((args) => nullable(args, toSet)),
  tolist: partial((args) => nullable(args, toList)),
  tomap: partial((args) => nullable(args, toMap)),
  sensitive: partial((args) => argument(args, 0)),
  nonsensitive: partial((args) => argument(args, 0)),
  ephemeralasnull: partial((args) => argument(args, 0)),
};

function nullable(args: readonly Value[], convert: (value: Value) => Value): Value {
  const value = argument(args, 0);
  if (isUnknown(value)) return unknownFrom([value], value.parts);
  return value === null ? null : convert(value);
}

/** Mixed primitives become strings, as a set has one type. */
function toSet(value: Value): Value {
  if (!isList(value)) throw new FoldError('A list is required here.');
  return makeSet(sameType(value));
}

function toList(value: Value): Value {
  if (!isList(value)) throw new FoldError('A list is required here.');
  return [...sameType(value)];
}

function toMap(value: Value): Value {
  if (!isObject(value)) throw new FoldError('A map is required here.');
  const keys = Object.keys(value);
  const items = sameType(Object.values(value));
  return objectOf(keys.map((key, at) => [key, items[at] ?? null]));
}

function sameType(items: readonly Value[]): readonly Value[] {
  const types = new Set(items.filter((item) => item !== null && !isUnknown(item)).map((item) => typeof item));
  if (types.size < 2 || types.has('object')) return items;
  return items.map((item) => (item === null ? null : toText(item)));
}

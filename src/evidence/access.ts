import { isList, isObject, isUnknown, type Value } from '../domain/value.js';
import { numberText } from './convert.js';
import { BlockValue, FoldError, isSet, refine, unknownFrom } from './values.js';

/** `value.name`. */
export function readAttribute(value: Value, name: string): Value {
  if (value instanceof BlockValue) return value.read(name);
  if (isUnknown(value)) return refine(value, name);
  if (isObject(value) && Object.hasOwn(value, name)) return value[name] ?? null;
  throw new FoldError(`There is no attribute "${name}".`);
}

/** `value[key]`. */
export function readIndex(value: Value, key: Value): Value {
  if (value instanceof BlockValue)
    return typeof key === 'string' ? value.read(key) : unknownFrom([value, key]);
  if (isUnknown(value)) return unknownFrom([value, key]);
  if (isUnknown(key)) return unknownFrom([value, key]);
  if (isList(value)) {
    const at =
      typeof key === 'number' ? key : typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : -1;
    const item = value[at];
    if (item === undefined || isSet(value)) throw new FoldError('There is no such index in this list.');
    return item;
  }
  const name = typeof key === 'number' ? numberText(key) : key;
  if (typeof name !== 'string') throw new FoldError('An index is a number or a string.');
  return readAttribute(value, name);
}

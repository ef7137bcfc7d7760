/** Reading of decoded values: each accessor gives null where the value is null, unknown or of another kind. */
import { asNumber, CtyUnknown, isObject, type CtyObject, type CtyValue } from '../wire/index.js';

type Maybe = CtyValue | undefined;

/** False for an unknown; null is known. */
export function isKnown(value: Maybe): boolean {
  return !(value instanceof CtyUnknown);
}

/** True where a configuration gives a value at all, known or not. */
export function isGiven(value: Maybe): boolean {
  return value !== null && value !== undefined;
}

export function textOf(value: Maybe): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOf(value: Maybe): number | null {
  return asNumber(value);
}

export function flagOf(value: Maybe): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** The known strings of a list or set. */
export function textsOf(value: Maybe): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** The objects of a list or set of blocks. */
export function objectsOf(value: Maybe): CtyObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The known string members of a map. */
export function textMapOf(value: Maybe): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => (typeof each === 'string' ? [[key, each] as const] : [])),
  );
}

/** A text that two values share only where they are equal (keys in any order, numbers in any form). */
export function fingerprint(value: Maybe): string {
  if (value instanceof CtyUnknown) return '?';
  if (value instanceof Uint8Array) return `b${Buffer.from(value).toString('hex')}`;
  if (Array.isArray(value)) return `[${value.map(fingerprint).join(',')}]`;
  if (isObject(value)) {
    const members = Object.keys(value).sort();
    return `{${members.map((key) => `${JSON.stringify(key)}:${fingerprint(value[key])}`).join(',')}}`;
  }
  if (typeof value === 'bigint') return String(value);
  return JSON.stringify(value ?? null);
}

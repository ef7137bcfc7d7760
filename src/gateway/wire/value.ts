import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';

/**
 * A value not known yet. A refined one (msgpack extension 12) carries what Terraform already knows of it, for
 * instance a string's prefix; its bytes are kept as they came.
 */
export class CtyUnknown {
  /** The refinement's raw bytes, or null for a plain unknown. */
  readonly refinement: Uint8Array | null;

  constructor(refinement: Uint8Array | null = null) {
    this.refinement = refinement;
  }

  /** The string prefix that Terraform already knows, or null. Whatever replaces the value must start with it. */
  get prefix(): string | null {
    if (this.refinement === null) return null;
    const parts = decode(this.refinement, { mapKeyConverter: (key) => String(key) });
    const prefix = typeof parts === 'object' && parts !== null && '2' in parts ? parts['2'] : null;
    return typeof prefix === 'string' ? prefix : null;
  }
}

/** A plain unknown; unknown values carry no identity, so one is enough. */
export const unknown = new CtyUnknown();

/**
 * A cty value as it travels. Lists, sets and tuples are arrays (a set's order means nothing); objects and maps
 * are plain objects. A number that no float64 holds exactly (0.1, or beyond 2^63) travels as decimal text, and
 * an integer beyond 2^32 as bigint: read numbers with `asNumber`. A value of dynamic type is `[type, value]`
 * with the type's JSON as bytes.
 */
export type CtyValue =
  null | boolean | number | bigint | string | Uint8Array | CtyUnknown | CtyValue[] | CtyObject;
export interface CtyObject {
  [key: string]: CtyValue;
}

const unknownBytes = new Uint8Array(1);
const extensions = new ExtensionCodec();
extensions.register({
  type: 0,
  encode: (value) => (value instanceof CtyUnknown && value.refinement === null ? unknownBytes : null),
  decode: () => unknown,
});
extensions.register({
  type: 12,
  encode: (value) => (value instanceof CtyUnknown ? value.refinement : null),
  decode: (data) => new CtyUnknown(data.slice()),
});

/** Decodes the msgpack bytes of a `DynamicValue`. Throws on bytes that are no msgpack. */
export function decodeValue(bytes: Uint8Array): CtyValue {
  // Only the kinds of CtyValue exist in cty's msgpack; the extension codec above covers the rest.
  return decode(bytes, { useBigInt64: true, extensionCodec: extensions }) as CtyValue;
}

/** Decodes a value that must be an object or null. Throws when it is anything else. */
export function decodeObject(bytes: Uint8Array | null): CtyObject | null {
  if (bytes === null) return null;
  const value = decodeValue(bytes);
  if (value === null) return null;
  if (!isObject(value)) throw new Error(`Expected an object or null, received ${describe(value)}.`);
  return value;
}

/** Encodes a cty value to the msgpack bytes of a `DynamicValue`. */
export function encodeValue(value: CtyValue): Uint8Array {
  return encode(value, { useBigInt64: true, extensionCodec: extensions });
}

/** Whether a value is an object or map (null, unknown and arrays are not). */
export function isObject(value: CtyValue | undefined): value is CtyObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof CtyUnknown) &&
    !(value instanceof Uint8Array)
  );
}

/** Whether a value holds an unknown anywhere. */
export function hasUnknown(value: CtyValue): boolean {
  if (value instanceof CtyUnknown) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isObject(value) && Object.values(value).some(hasUnknown);
}

/** A number whichever way it travelled; null where the value is no number. Loses precision beyond 2^53. */
export function asNumber(value: CtyValue | undefined): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string' || value.trim() === '') return null;
  const parsed = Number(value);
  return Number.isNaN(parsed) ? null : parsed;
}

/** Every string inside a value, map keys left out. */
export function* stringsIn(value: CtyValue): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* stringsIn(item);
  else if (isObject(value)) for (const item of Object.values(value)) yield* stringsIn(item);
}

function describe(value: CtyValue): string {
  if (value instanceof CtyUnknown) return 'an unknown value';
  return Array.isArray(value) ? 'an array' : typeof value;
}

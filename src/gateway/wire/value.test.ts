import { encode, ExtData } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asNumber,
  CtyUnknown,
  decodeObject,
  decodeValue,
  encodeValue,
  hasUnknown,
  stringsIn,
  unknown,
  type CtyValue,
} from './value.js';

const { value: anyValue } = fc.letrec<{ value: CtyValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.constant(unknown),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
}));

describe('cty values', () => {
  it('survive the way there and back', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(decodeValue(encodeValue(value))).toEqual(value);
      }),
    );
  });

  it.each([
    ['null', null, 'c0'],
    ['an unknown', unknown, 'd40000'],
    ['a small number', 5, '05'],
    ['a number as text', '0.1', 'a3302e31'],
    ['an integer beyond 2^53', 9_223_372_036_854_775_807n, 'cf7fffffffffffffff'],
  ])('write %s as cty does', (_name, value, hex) => {
    expect(Buffer.from(encodeValue(value)).toString('hex')).toBe(hex);
    expect(decodeValue(Buffer.from(hex, 'hex'))).toEqual(value);
  });

  it('keep a refined unknown to the byte and know its prefix', () => {
    const refinement = encode({ 1: false, 2: 'arn:' });
    const wire = encode(new ExtData(12, refinement));
    const value = decodeValue(wire);
    expect(value).toBeInstanceOf(CtyUnknown);
    expect(value instanceof CtyUnknown && value.prefix).toBe('arn:');
    expect(Buffer.from(encodeValue(value))).toEqual(Buffer.from(wire));
  });

  it('tell an object from everything else', () => {
    expect(decodeObject(encodeValue({ a: 1 }))).toEqual({ a: 1 });
    expect(decodeObject(encodeValue(null))).toBeNull();
    expect(() => decodeObject(encodeValue([1]))).toThrow('received an array');
    expect(() => decodeObject(encodeValue(unknown))).toThrow('received an unknown value');
  });

  it.each([
    [5, 5],
    [5n, 5],
    ['0.1', 0.1],
    ['', null],
    ['ten', null],
    [null, null],
    [unknown, null],
    [undefined, null],
  ])('read %s as the number %s', (value, number) => {
    expect(asNumber(value)).toBe(number);
  });

  it('are searched through', () => {
    const value: CtyValue = { a: ['x', { b: 'y' }], c: unknown };
    expect([...stringsIn(value)]).toEqual(['x', 'y']);
    expect(hasUnknown(value)).toBe(true);
    expect(hasUnknown({ a: ['x'] })).toBe(false);
  });
});

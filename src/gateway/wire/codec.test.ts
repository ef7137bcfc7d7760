import { describe, expect, it } from 'vitest';
import * as codec from './codec.js';
import { diagnosticCodec, errorDiagnostic } from './diagnostic.js';
import { fieldRanges, replaceFields } from './ranges.js';

const inner = codec.message({ name: codec.text(1) });
const everything = codec.message({
  name: codec.text(1),
  on: codec.flag(2),
  count: codec.integer(3),
  maybe: codec.optionalInteger(4),
  raw: codec.bytes(5),
  one: codec.embedded(6, () => inner),
  many: codec.repeated(7, () => inner),
  named: codec.mapOf(8, () => inner),
  value: codec.dynamic(9),
  values: codec.dynamics(10),
});

const full = {
  name: 'a',
  on: true,
  count: -3,
  maybe: 0,
  raw: Buffer.from([1, 2]),
  one: { name: 'b' },
  many: [{ name: 'c' }, { name: '' }],
  named: new Map([['k', { name: 'd' }]]),
  value: Buffer.from([0xc0]),
  values: [Buffer.from([0xc3]), Buffer.from([0xc2])],
};

describe('message', () => {
  it('reads what it wrote', () => {
    expect(everything.decode(everything.encode(full))).toEqual(full);
  });

  it('gives absent fields their initial values', () => {
    const empty = everything.decode(new Uint8Array());
    expect(empty).toMatchObject({
      name: '',
      on: false,
      count: 0,
      maybe: null,
      raw: null,
      one: null,
      many: [],
    });
  });

  it('skips fields it does not name, and a known number of another wire type', () => {
    const wire = codec
      .message({ name: codec.integer(1), other: codec.text(15) })
      .encode({ name: 7, other: 'x' });
    expect(inner.decode(wire)).toEqual({ name: '' });
  });

  it('refuses a value in JSON', () => {
    const json = codec.message({ json: codec.bytes(2) }).encode({ json: Buffer.from('{}') });
    const wire = codec.message({ value: codec.bytes(9) }).encode({ value: json });
    expect(() => everything.decode(wire)).toThrow(/received JSON/);
  });

  it('throws on torn bytes', () => {
    const wire = everything.encode(full);
    expect(() => everything.decode(wire.subarray(0, wire.length - 1))).toThrow();
  });
});

describe('diagnostics', () => {
  it.each([
    { path: [], attribute: null },
    {
      path: ['rule', 0, 'name'],
      attribute: {
        steps: [
          { attribute: 'rule', key: null, index: null },
          { attribute: null, key: null, index: 0 },
          { attribute: 'name', key: null, index: null },
        ],
      },
    },
  ])('carry the path $path', ({ path, attribute }) => {
    const wire = diagnosticCodec.encode(errorDiagnostic('no', 'because', path));
    expect(diagnosticCodec.decode(wire)).toEqual({
      severity: 1,
      summary: 'no',
      detail: 'because',
      attribute,
    });
  });
});

describe('field ranges', () => {
  it('cover the whole message in order', () => {
    const wire = everything.encode(full);
    const ranges = fieldRanges(wire);
    expect(Buffer.concat(ranges.map(({ start, end }) => wire.subarray(start, end)))).toEqual(
      Buffer.from(wire),
    );
    expect(ranges.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 10]);
  });

  it('let fields be replaced and leave the others as they are', () => {
    const wire = replaceFields(everything.encode(full), new Set([1, 7]), inner.encode({ name: 'new' }));
    expect(everything.decode(wire)).toEqual({ ...full, name: 'new', many: [] });
  });
});

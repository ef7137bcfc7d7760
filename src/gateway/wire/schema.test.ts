import { describe, expect, it } from 'vitest';
import { bytes, flag, integer, message, repeated, text } from './codec.js';
import { schemaCodec, type Schema, type SchemaAttribute } from './schema.js';
import { formatType, parseType, type CtyType } from './type.js';

const attribute = (type: CtyType, more: Partial<SchemaAttribute> = {}): SchemaAttribute => ({
  type,
  required: false,
  optional: false,
  computed: false,
  sensitive: false,
  writeOnly: false,
  ...more,
});

describe('schemas', () => {
  it('read what they wrote', () => {
    const schema: Schema = {
      version: 3,
      block: {
        attributes: new Map([
          ['name', attribute('string', { required: true })],
          ['tags', attribute(['map', 'string'], { optional: true, computed: true })],
          ['secret', attribute('string', { optional: true, sensitive: true, writeOnly: true })],
        ]),
        blocks: new Map([
          [
            'rule',
            {
              nesting: 'set',
              minItems: 1,
              maxItems: 2,
              block: { attributes: new Map([['port', attribute('number')]]), blocks: new Map() },
            },
          ],
        ]),
      },
    };
    expect(schemaCodec.decode(schemaCodec.encode(schema))).toEqual(schema);
  });

  it('give an attribute with a nested type (protocol 6) the type it stands for', () => {
    const member = message({ name: text(1), type: bytes(2), optional: flag(5) });
    const object = message({ attributes: repeated(1, () => member), nesting: integer(3) });
    const outer = message({ name: text(1), nested: bytes(10) });
    const block = message({ attributes: repeated(2, () => outer) });
    const nested = object.encode({
      attributes: [{ name: 'port', type: formatType('number'), optional: true }],
      nesting: 2,
    });
    const wire = message({ block: bytes(2) }).encode({
      block: block.encode({ attributes: [{ name: 'rules', nested }] }),
    });
    expect(schemaCodec.decode(wire).block.attributes.get('rules')?.type).toEqual([
      'list',
      ['object', { port: 'number' }],
    ]);
  });
});

describe('types', () => {
  it.each<[string, CtyType]>([
    ['"string"', 'string'],
    ['["set",["object",{"a":"number"}]]', ['set', ['object', { a: 'number' }]]],
    ['["object",{"a":"bool"},["a"]]', ['object', { a: 'bool' }]],
    ['["tuple",["string","dynamic"]]', ['tuple', ['string', 'dynamic']]],
  ])('%s', (json, type) => {
    expect(parseType(Buffer.from(json))).toEqual(type);
  });

  it('that are none are refused with what was received', () => {
    expect(() => parseType(Buffer.from('["heap","string"]'))).toThrow('received ["heap","string"]');
  });
});

import { bytes, embedded, flag, integer, message, repeated, text, type Codec, type Field } from './codec.js';
import { formatType, parseType, type CtyType } from './type.js';

/** How a nested block repeats. A `list` or `set` block is an array, `map` an object, `single` and `group` an object or null. */
export type Nesting = 'single' | 'list' | 'set' | 'map' | 'group';
const nestings: readonly Nesting[] = ['single', 'list', 'set', 'map', 'group'];

/** An argument or attribute of a block. */
export interface SchemaAttribute {
  readonly type: CtyType;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  /** Sent in the configuration and never stored: null in every state. */
  readonly writeOnly: boolean;
}

/** A block inside a block. */
export interface SchemaNestedBlock {
  readonly block: SchemaBlock;
  readonly nesting: Nesting;
  readonly minItems: number;
  readonly maxItems: number;
}

/** What a block may hold, by name. A value of it is an object with every attribute and every nested block as key. */
export interface SchemaBlock {
  readonly attributes: ReadonlyMap<string, SchemaAttribute>;
  readonly blocks: ReadonlyMap<string, SchemaNestedBlock>;
}

/** A resource's, data source's or provider's schema. */
export interface Schema {
  readonly version: number;
  readonly block: SchemaBlock;
}

interface WireAttribute {
  readonly name: string;
  readonly type: Uint8Array | null;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  readonly writeOnly: boolean;
  readonly nestedType: WireObject | null;
  readonly writeOnly6: boolean;
}
interface WireObject {
  readonly attributes: readonly WireAttribute[];
  readonly nesting: number;
}
interface WireBlock {
  readonly attributes: readonly WireAttribute[];
  readonly blocks: readonly WireNested[];
}
interface WireNested {
  readonly name: string;
  readonly block: WireBlock | null;
  readonly nesting: number;
  readonly minItems: number;
  readonly maxItems: number;
}

const wireObject: Codec<WireObject> = message({
  attributes: repeated(1, () => wireAttribute),
  nesting: integer(3),
});
// Field 10 is `write_only` (a varint) in protocol 5 and `nested_type` (a message) in protocol 6.
const wireAttribute5 = message({
  name: text(1),
  type: bytes(2),
  required: flag(4),
  optional: flag(5),
  computed: flag(6),
  sensitive: flag(7),
  writeOnly: flag(10),
  writeOnly6: flag(11),
});
const nestedTypeOnly = message({ nestedType: embedded(10, () => wireObject) });
const wireAttribute: Codec<WireAttribute> = {
  decode: (raw) => ({ ...wireAttribute5.decode(raw), ...nestedTypeOnly.decode(raw) }),
  encode: (value) => wireAttribute5.encode(value),
};
const wireNested: Codec<WireNested> = message({
  name: text(1),
  block: embedded(2, () => wireBlock),
  nesting: integer(3),
  minItems: integer(4),
  maxItems: integer(5),
});
const wireBlock: Codec<WireBlock> = message({
  attributes: repeated(2, () => wireAttribute),
  blocks: repeated(3, () => wireNested),
});
const wireSchema = message({ version: integer(1), block: embedded(2, () => wireBlock) });

function typeOf(attribute: WireAttribute): CtyType {
  const { nestedType } = attribute;
  if (nestedType === null) return attribute.type === null ? 'dynamic' : parseType(attribute.type);
  const object: CtyType = [
    'object',
    Object.fromEntries(nestedType.attributes.map((inner) => [inner.name, typeOf(inner)])),
  ];
  const nesting = nestings[nestedType.nesting - 1];
  return nesting === 'list' || nesting === 'set' || nesting === 'map' ? [nesting, object] : object;
}

function fromWire(block: WireBlock | null): SchemaBlock {
  if (block === null) return { attributes: new Map(), blocks: new Map() };
  return {
    attributes: new Map(
      block.attributes.map((attribute) => [
        attribute.name,
        {
          type: typeOf(attribute),
          required: attribute.required,
          optional: attribute.optional,
          computed: attribute.computed,
          sensitive: attribute.sensitive,
          writeOnly: attribute.writeOnly || attribute.writeOnly6,
        },
      ]),
    ),
    blocks: new Map(block.blocks.map((nested) => [nested.name, fromWireNested(nested)])),
  };
}

function fromWireNested(nested: WireNested): SchemaNestedBlock {
  const nesting = nestings[nested.nesting - 1];
  if (nesting === undefined) {
    throw new Error(
      `Expected a nesting mode from 1 to 5 for block ${nested.name}, received ${nested.nesting}.`,
    );
  }
  return { block: fromWire(nested.block), nesting, minItems: nested.minItems, maxItems: nested.maxItems };
}

function toWire(block: SchemaBlock): WireBlock {
  return {
    attributes: [...block.attributes].map(([name, attribute]) => ({
      ...attribute,
      name,
      type: formatType(attribute.type),
      nestedType: null,
      writeOnly6: false,
    })),
    blocks: [...block.blocks].map(([name, nested]) => ({
      name,
      block: toWire(nested.block),
      nesting: nestings.indexOf(nested.nesting) + 1,
      minItems: nested.minItems,
      maxItems: nested.maxItems,
    })),
  };
}

/** Codec of the protocol's `Schema` message. It reads protocol 5 and 6 and writes protocol 5. */
export const schemaCodec: Codec<Schema> = {
  decode: (raw) => {
    const { version, block } = wireSchema.decode(raw);
    return { version, block: fromWire(block) };
  },
  encode: (schema) =>
    wireSchema.encode({
      version: schema.version,
      block: schema.block === undefined ? null : toWire(schema.block),
    }),
};

/** A `Schema` as a field of another message. */
export function schemaField(number: number): Field<Schema | null> {
  return embedded(number, () => schemaCodec);
}

import protobuf from 'protobufjs/minimal.js';

type Reader = protobuf.Reader;
type Writer = protobuf.Writer;

/** How one field of a protobuf message is read and written. A field that is absent has its `initial` value. */
export interface Field<T> {
  readonly number: number;
  /** Protobuf wire type: 0 varint, 2 length-delimited. A field met with another wire type is skipped. */
  readonly wireType: 0 | 2;
  initial(): T;
  read(reader: Reader, previous: T): T;
  write(writer: Writer, value: T): void;
}

type Fields = Readonly<Record<string, Field<unknown>>>;
type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The object a message's fields stand for. */
export type MessageOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

/** One protobuf message: decoding skips fields it does not name, encoding leaves out what equals the initial value. */
export interface Codec<T> {
  decode(bytes: Uint8Array): T;
  encode(value: Partial<T>): Uint8Array;
}

/** The type a codec decodes to. */
export type Decoded<C> = C extends Codec<infer T> ? T : never;

/** Builds a codec from named fields, so that a message is declared once and typed by its declaration. */
export function message<F extends Fields>(fields: F): Codec<MessageOf<F>> {
  const byNumber = new Map(Object.entries(fields).map(([name, field]) => [field.number, { name, field }]));
  return {
    decode: (bytes) => {
      const result: Record<string, unknown> = {};
      for (const [name, field] of Object.entries(fields)) result[name] = field.initial();
      const reader = protobuf.Reader.create(bytes);
      while (reader.pos < reader.len) {
        const tag = reader.uint32();
        const known = byNumber.get(tag >>> 3);
        if (known?.field.wireType === (tag & 7)) {
          result[known.name] = known.field.read(reader, result[known.name]);
        } else {
          reader.skipType(tag & 7);
        }
      }
      // The loop above filled exactly the declared names with what their fields read.
      return result as MessageOf<F>;
    },
    encode: (value) => {
      const writer = protobuf.Writer.create();
      const given: Readonly<Record<string, unknown>> = value;
      for (const [name, field] of Object.entries(fields)) {
        if (given[name] !== undefined) field.write(writer, given[name]);
      }
      return writer.finish();
    },
  };
}

/** `string`, empty when absent. */
export function text(number: number): Field<string> {
  return {
    number,
    wireType: 2,
    initial: () => '',
    read: (reader) => reader.string(),
    write: (writer, value) => {
      if (value !== '') writer.uint32((number << 3) | 2).string(value);
    },
  };
}

/** `bool`, false when absent. */
export function flag(number: number): Field<boolean> {
  return {
    number,
    wireType: 0,
    initial: () => false,
    read: (reader) => reader.bool(),
    write: (writer, value) => {
      if (value) writer.uint32(number << 3).bool(true);
    },
  };
}

/** `int64` or an enum, 0 when absent. Values beyond 2^53 lose precision; the protocol has none. */
export function integer(number: number): Field<number> {
  return {
    number,
    wireType: 0,
    initial: () => 0,
    read: (reader) => Number(reader.int64()),
    write: (writer, value) => {
      if (value !== 0) writer.uint32(number << 3).int64(value);
    },
  };
}

/** `int64` where absent and 0 differ; null when absent. */
export function optionalInteger(number: number): Field<number | null> {
  return {
    number,
    wireType: 0,
    initial: () => null,
    read: (reader) => Number(reader.int64()),
    write: (writer, value) => {
      if (value !== null) writer.uint32(number << 3).int64(value);
    },
  };
}

/** `string` where absent and empty differ; null when absent. */
export function optionalText(number: number): Field<string | null> {
  return {
    number,
    wireType: 2,
    initial: () => null,
    read: (reader) => reader.string(),
    write: (writer, value) => {
      if (value !== null) writer.uint32((number << 3) | 2).string(value);
    },
  };
}

/** `bytes`, or an embedded message kept undecoded; null when absent. The result is a view into the input. */
export function bytes(number: number): Field<Uint8Array | null> {
  return {
    number,
    wireType: 2,
    initial: () => null,
    read: (reader) => reader.bytes(),
    write: (writer, value) => {
      if (value !== null) writer.uint32((number << 3) | 2).bytes(value);
    },
  };
}

/** An embedded message, null when absent. `codec` is a function so that messages can name themselves. */
export function embedded<T>(number: number, codec: () => Codec<T>): Field<T | null> {
  return {
    number,
    wireType: 2,
    initial: () => null,
    read: (reader) => codec().decode(reader.bytes()),
    write: (writer, value) => {
      if (value !== null) writer.uint32((number << 3) | 2).bytes(codec().encode(value));
    },
  };
}

/** Repeated embedded messages, empty when absent. */
export function repeated<T>(number: number, codec: () => Codec<T>): Field<readonly T[]> {
  return {
    number,
    wireType: 2,
    initial: () => [],
    read: (reader, previous) => [...previous, codec().decode(reader.bytes())],
    write: (writer, value) => {
      for (const item of value) writer.uint32((number << 3) | 2).bytes(codec().encode(item));
    },
  };
}

/** `map<string, message>`, empty when absent. */
export function mapOf<T>(number: number, codec: () => Codec<T>): Field<ReadonlyMap<string, T>> {
  const entry = message({ key: text(1), value: bytes(2) });
  return {
    number,
    wireType: 2,
    initial: () => new Map(),
    read: (reader, previous) => {
      const { key, value } = entry.decode(reader.bytes());
      return new Map(previous).set(key, codec().decode(value ?? new Uint8Array()));
    },
    write: (writer, value) => {
      for (const [key, item] of value) {
        writer.uint32((number << 3) | 2).bytes(entry.encode({ key, value: codec().encode(item) }));
      }
    },
  };
}

const dynamicValue = message({ msgpack: bytes(1), json: bytes(2) });

/**
 * `DynamicValue`: the msgpack bytes of a cty value (see `decodeValue`), null when the field is absent. Terraform
 * and the providers send msgpack only; the JSON form is refused.
 */
export function dynamic(number: number): Field<Uint8Array | null> {
  return {
    number,
    wireType: 2,
    initial: () => null,
    read: (reader) => {
      const { msgpack, json } = dynamicValue.decode(reader.bytes());
      if (msgpack === null && json !== null) {
        throw new Error(
          'Expected a msgpack DynamicValue, received JSON: this peer speaks a form we do not read.',
        );
      }
      return msgpack;
    },
    write: (writer, value) => {
      if (value !== null) writer.uint32((number << 3) | 2).bytes(dynamicValue.encode({ msgpack: value }));
    },
  };
}

/** Repeated `DynamicValue`, empty when absent. */
export function dynamics(number: number): Field<readonly (Uint8Array | null)[]> {
  const one = dynamic(number);
  return {
    number,
    wireType: 2,
    initial: () => [],
    read: (reader, previous) => [...previous, one.read(reader, null)],
    write: (writer, value) => {
      for (const item of value) one.write(writer, item);
    },
  };
}

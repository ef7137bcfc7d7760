import protobuf from 'protobufjs/minimal.js';

/** Where one field of a message lies, so that it can be kept, dropped or copied without decoding it. */
export interface FieldRange {
  readonly number: number;
  /** The whole field, tag included. */
  readonly start: number;
  readonly end: number;
  /** Where its content starts: after the length, for a length-delimited field; after the tag otherwise. */
  readonly content: number;
}

/** The top-level fields of a protobuf message, in order. Throws on bytes that are none. */
export function fieldRanges(bytes: Uint8Array): FieldRange[] {
  const reader = protobuf.Reader.create(bytes);
  const ranges: FieldRange[] = [];
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const tag = reader.uint32();
    let content = reader.pos;
    if ((tag & 7) === 2) {
      const length = reader.uint32();
      content = reader.pos;
      reader.skip(length);
    } else {
      reader.skipType(tag & 7);
    }
    ranges.push({ number: tag >>> 3, start, end: reader.pos, content });
  }
  return ranges;
}

/** A message without the fields whose number is given, and with `added` (encoded fields) behind. */
export function replaceFields(
  bytes: Uint8Array,
  dropped: ReadonlySet<number>,
  added: Uint8Array = new Uint8Array(),
): Uint8Array {
  const kept = fieldRanges(bytes).filter((range) => !dropped.has(range.number));
  return Buffer.concat([...kept.map((range) => bytes.subarray(range.start, range.end)), added]);
}

/** The little DER that certificates and requests need: writing, and reading back of what was written. */

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One element: tag, length, content. */
export function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body.length)]), body]);
}

export const sequence = (...content: readonly Buffer[]): Buffer => der(tags.sequence, ...content);
export const set = (...content: readonly Buffer[]): Buffer => der(tags.set, ...content);
export const octets = (content: Buffer): Buffer => der(tags.octetString, content);
export const bits = (content: Buffer, unused = 0): Buffer =>
  der(tags.bitString, Buffer.from([unused]), content);
export const nothing = (): Buffer => der(tags.null);
export const yes = (): Buffer => der(tags.boolean, Buffer.from([0xff]));
export const text = (value: string, tag: number = tags.utf8): Buffer => der(tag, Buffer.from(value));

/** Context-specific, constructed. */
export const explicit = (number: number, ...content: readonly Buffer[]): Buffer =>
  der(0xa0 | number, ...content);
/** Context-specific, primitive. */
export const implicit = (number: number, content: Buffer): Buffer => der(0x80 | number, content);

/** A non-negative integer, from its big-endian bytes. */
export function integer(value: bigint | Buffer): Buffer {
  const hex = typeof value === 'bigint' ? value.toString(16) : value.toString('hex');
  let bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  while (bytes.length > 1 && bytes[0] === 0 && (bytes[1] ?? 0) < 0x80) bytes = bytes.subarray(1);
  const isNegative = (bytes[0] ?? 0) >= 0x80;
  return der(tags.integer, isNegative ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

/** An object identifier from its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift((left & 0x7f) | 0x80);
    }
    return groups;
  });
  return der(tags.oid, Buffer.from(bytes));
}

/** UTCTime up to 2049, GeneralizedTime after. */
export function time(instant: Date): Buffer {
  const digits = instant.toISOString().replace(/\D/g, '').slice(0, 14);
  return instant.getUTCFullYear() < 2050
    ? text(`${digits.slice(2)}Z`, tags.utcTime)
    : text(`${digits}Z`, tags.generalizedTime);
}

/** One element as read; `raw` is the whole of it, `content` what is inside. */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
  readonly raw: Buffer;
}

/** The elements that `content` consists of, or null where it is no DER. */
export function elements(content: Buffer): readonly Element[] | null {
  const found: Element[] = [];
  for (let at = 0; at < content.length;) {
    const tag = content[at];
    let length = content[at + 1];
    if (tag === undefined || length === undefined) return null;
    let start = at + 2;
    if (length > 0x80) {
      const count = length & 0x7f;
      if (count > 4 || start + count > content.length) return null;
      length = content.readUIntBE(start, count);
      start += count;
    }
    if (start + length > content.length) return null;
    found.push({
      tag,
      content: content.subarray(start, start + length),
      raw: content.subarray(at, start + length),
    });
    at = start + length;
  }
  return found;
}

/** PEM with 64 characters a line. */
export function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The bytes of the first PEM block with one of the labels, or null. */
export function unpem(labels: readonly string[], given: string): Buffer | null {
  for (const label of labels) {
    const [begin, end] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
    const from = given.indexOf(begin);
    const to = given.indexOf(end, from);
    if (from >= 0 && to > from) return Buffer.from(given.slice(from + begin.length, to), 'base64');
  }
  return null;
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) bytes.unshift(left & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

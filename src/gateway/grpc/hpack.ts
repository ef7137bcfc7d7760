import { decodeHuffman } from './huffman.js';

/** A header block, by name; of a name that comes twice the last counts (gRPC repeats none that we read). */
export type Headers = ReadonlyMap<string, string>;

/** HPACK's static table (RFC 7541, appendix A): names, and the value where an entry has one. */
const staticTable: readonly (readonly [string, string])[] = (
  ':authority|:method=GET|:method=POST|:path=/|:path=/index.html|:scheme=http|:scheme=https|:status=200|' +
  ':status=204|:status=206|:status=304|:status=400|:status=404|:status=500|accept-charset|' +
  'accept-encoding=gzip, deflate|accept-language|accept-ranges|accept|access-control-allow-origin|age|allow|' +
  'authorization|cache-control|content-disposition|content-encoding|content-language|content-length|' +
  'content-location|content-range|content-type|cookie|date|etag|expect|expires|from|host|if-match|' +
  'if-modified-since|if-none-match|if-range|if-unmodified-since|last-modified|link|location|max-forwards|' +
  'proxy-authenticate|proxy-authorization|range|referer|refresh|retry-after|server|set-cookie|' +
  'strict-transport-security|transfer-encoding|user-agent|vary|via|www-authenticate'
)
  .split('|')
  .map((entry) => {
    const [name = '', value = ''] = entry.split('=');
    return [name, value] as const;
  });

/** What an entry of the dynamic table counts beyond its text. */
const entryOverhead = 32;
const maxTableSize = 4096;

/** Decodes the header blocks of one connection, in the order they came. */
export class HeaderDecoder {
  #table: (readonly [string, string])[] = [];
  #size = 0;
  #limit = maxTableSize;

  /** Throws on a block that is torn or against the rules; the connection cannot go on then. */
  decode(block: Buffer): Headers {
    const headers = new Map<string, string>();
    const reader = new BlockReader(block);
    while (!reader.done) {
      const first = reader.peek();
      if ((first & 0x80) !== 0) {
        const [name, value] = this.#entry(reader.integer(7));
        headers.set(name, value);
      } else if ((first & 0xe0) === 0x20) {
        this.#resize(reader.integer(5));
      } else {
        const isIndexed = (first & 0xc0) === 0x40;
        const index = reader.integer(isIndexed ? 6 : 4);
        const name = index === 0 ? reader.text() : this.#entry(index)[0];
        const value = reader.text();
        headers.set(name, value);
        if (isIndexed) this.#add(name, value);
      }
    }
    return headers;
  }

  #entry(index: number): readonly [string, string] {
    const entry =
      index > staticTable.length ? this.#table[index - staticTable.length - 1] : staticTable[index - 1];
    if (entry === undefined) throw new Error(`Expected a header of the tables, received index ${index}.`);
    return entry;
  }

  #add(name: string, value: string): void {
    this.#table.unshift([name, value]);
    this.#size += name.length + value.length + entryOverhead;
    this.#evict();
  }

  #resize(limit: number): void {
    if (limit > maxTableSize)
      throw new Error(`Expected a table of at most ${maxTableSize} bytes, received ${limit}.`);
    this.#limit = limit;
    this.#evict();
  }

  #evict(): void {
    while (this.#size > this.#limit) {
      const [name, value] = this.#table.pop() ?? ['', ''];
      this.#size -= name.length + value.length + entryOverhead;
    }
  }
}

class BlockReader {
  readonly #block: Buffer;
  #position = 0;

  constructor(block: Buffer) {
    this.#block = block;
  }

  get done(): boolean {
    return this.#position >= this.#block.length;
  }

  peek(): number {
    const byte = this.#block[this.#position];
    if (byte === undefined) throw new Error('Expected more of a header block, received its end.');
    return byte;
  }

  /** An integer that starts in the lowest `bits` of the byte at hand. */
  integer(bits: number): number {
    const mask = (1 << bits) - 1;
    let value = this.peek() & mask;
    this.#position += 1;
    if (value < mask) return value;
    for (let shift = 0; shift <= 21; shift += 7) {
      const byte = this.peek();
      this.#position += 1;
      value += (byte & 0x7f) << shift;
      if ((byte & 0x80) === 0) return value;
    }
    throw new Error('Expected a header length below 2^28, received more.');
  }

  text(): string {
    const isHuffman = (this.peek() & 0x80) !== 0;
    const length = this.integer(7);
    const end = this.#position + length;
    if (end > this.#block.length) throw new Error('Expected more of a header block, received its end.');
    const bytes = this.#block.subarray(this.#position, end);
    this.#position = end;
    return isHuffman ? decodeHuffman(bytes) : bytes.toString('latin1');
  }
}

/** Encodes headers without compression: no state to keep, and ours are short. Names are lower case, all is ASCII. */
export function encodeHeaders(headers: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(headers)) {
    parts.push(Buffer.from([0]), encodeText(name), encodeText(value));
  }
  return Buffer.concat(parts);
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  const length = [Math.min(bytes.length, 127)];
  if (bytes.length >= 127) {
    let rest = bytes.length - 127;
    for (; rest >= 128; rest >>= 7) length.push((rest & 0x7f) | 0x80);
    length.push(rest);
  }
  return Buffer.concat([Buffer.from(length), bytes]);
}

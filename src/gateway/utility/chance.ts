import { createHash } from 'node:crypto';

/**
 * A repeatable stream of pseudo-random values: the same words give the same stream on every machine. Nothing drawn
 * from it is secret; it exists so that the same answer gets the same ids, passwords and keys in every run.
 */
export class Chance {
  readonly #key: string;
  #counter = 0;
  #pool: Buffer = Buffer.alloc(0);

  constructor(...words: readonly string[]) {
    this.#key = words.map((word) => `${word.length}:${word}`).join('');
  }

  /** The next `count` bytes. */
  bytes(count: number): Buffer {
    while (this.#pool.length < count) {
      const block = createHash('sha256').update(`${this.#key}#${this.#counter++}`).digest();
      this.#pool = Buffer.concat([this.#pool, block]);
    }
    const taken = this.#pool.subarray(0, count);
    this.#pool = this.#pool.subarray(count);
    return Buffer.from(taken);
  }

  /** A whole number from `min` to `max`, both included; the range may span at most 2^48. */
  integer(min: number, max: number): number {
    const span = Math.floor(max) - Math.ceil(min) + 1;
    if (span <= 1) return Math.ceil(min);
    return Math.ceil(min) + (this.bytes(6).readUIntBE(0, 6) % span);
  }

  /** One of `items`; undefined where there is none. */
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.integer(0, items.length - 1)];
  }

  /** `length` characters of `alphabet`. */
  text(alphabet: string, length: number): string {
    let text = '';
    for (let index = 0; index < length; index++)
      text += alphabet.charAt(this.integer(0, alphabet.length - 1));
    return text;
  }

  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string {
    return this.text('0123456789abcdef', length);
  }

  /** A version-4 UUID. */
  uuid(): string {
    const bytes = this.bytes(16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  /** The items in another order; the input stays as it is. */
  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.integer(0, last);
      const [a, b] = [shuffled[last], shuffled[other]];
      if (a === undefined || b === undefined) continue;
      shuffled[last] = b;
      shuffled[other] = a;
    }
    return shuffled;
  }
}

import { createPrivateKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { unpem } from './der.js';

const magic = 'openssh-key-v1\0';

/** Curve names as OpenSSH and as JSON web keys say them, with the coordinates' size. */
const jwkCurves: Readonly<Record<string, { name: string; size: number }>> = {
  nistp256: { name: 'P-256', size: 32 },
  nistp384: { name: 'P-384', size: 48 },
  nistp521: { name: 'P-521', size: 66 },
};

/** Reads an unencrypted OpenSSH private key; null where the text is none (Node itself cannot read this form). */
export function readOpensshKey(given: string): KeyObject | null {
  const bytes = unpem(['OPENSSH PRIVATE KEY'], given);
  if (bytes?.subarray(0, magic.length).toString('latin1') !== magic) return null;
  const outer = new Fields(bytes.subarray(magic.length));
  const cipher = outer.next().toString();
  outer.next();
  outer.next();
  outer.skip(4);
  outer.next();
  if (cipher !== 'none') return null;
  const inside = new Fields(outer.next());
  inside.skip(8);
  const jwk = jwkOf(inside.next().toString(), inside);
  return jwk === null ? null : createPrivateKey({ key: jwk, format: 'jwk' });
}

function jwkOf(kind: string, fields: Fields): JsonWebKey | null {
  if (kind === 'ssh-ed25519') {
    const x = fields.next();
    return { kty: 'OKP', crv: 'Ed25519', x: url(x), d: url(fields.next().subarray(0, 32)) };
  }
  if (kind === 'ssh-rsa') return rsaOf(fields);
  const curve = jwkCurves[kind.replace('ecdsa-sha2-', '')];
  if (curve === undefined) return null;
  fields.next();
  const point = fields.next().subarray(1);
  const d = Buffer.alloc(curve.size);
  const secret = withoutZeros(fields.next());
  secret.copy(d, curve.size - secret.length);
  const [x, y] = [point.subarray(0, curve.size), point.subarray(curve.size)];
  return { kty: 'EC', crv: curve.name, x: url(x), y: url(y), d: url(d) };
}

function rsaOf(fields: Fields): JsonWebKey {
  const [n, e, d, qi, p, q] = Array.from({ length: 6 }, () => withoutZeros(fields.next()));
  const [secret, first, second] = [big(d), big(p), big(q)];
  const parts = { n, e, d, p, q, qi };
  const encoded = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, url(part)]));
  return { kty: 'RSA', ...encoded, dp: bigUrl(secret % (first - 1n)), dq: bigUrl(secret % (second - 1n)) };
}

const url = (part: Buffer | undefined): string => (part ?? Buffer.alloc(0)).toString('base64url');
const big = (part: Buffer | undefined): bigint => BigInt(`0x${part?.toString('hex') ?? '0'}`);

function bigUrl(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}

function withoutZeros(part: Buffer): Buffer {
  let start = 0;
  while (start < part.length - 1 && part[start] === 0) start++;
  return part.subarray(start);
}

/** Length-prefixed fields one after the other; beyond the end they are empty. */
class Fields {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  next(): Buffer {
    if (this.#at + 4 > this.#bytes.length) return Buffer.alloc(0);
    const length = this.#bytes.readUInt32BE(this.#at);
    const field = this.#bytes.subarray(this.#at + 4, this.#at + 4 + length);
    this.#at += 4 + length;
    return field;
  }

  skip(count: number): void {
    this.#at += count;
  }
}

import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { curves } from './keys.js';
import { pem } from './der.js';

/** What OpenSSH shows of a key; empty texts where OpenSSH has no form for it (curve P224). */
export interface OpensshForms {
  readonly privateKey: string;
  readonly publicKey: string;
  readonly md5: string;
  readonly sha256: string;
}

const lengthPrefixed = (content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** A positive number: a zero byte before a leading high bit. */
const number = (encoded: string | undefined): Buffer => {
  const bytes = Buffer.from(encoded ?? '', 'base64url');
  return lengthPrefixed((bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
};

const raw = (encoded: string | undefined): Buffer => Buffer.from(encoded ?? '', 'base64url');

interface Parts {
  readonly name: string;
  readonly publicBlob: Buffer;
  readonly privateBlob: Buffer;
}

function partsOf(key: KeyObject): Parts | null {
  const jwk = key.export({ format: 'jwk' });
  if (jwk.kty === 'RSA') {
    const name = 'ssh-rsa';
    return {
      name,
      publicBlob: Buffer.concat([lengthPrefixed(name), number(jwk.e), number(jwk.n)]),
      privateBlob: Buffer.concat([
        number(jwk.n),
        number(jwk.e),
        number(jwk.d),
        number(jwk.qi),
        number(jwk.p),
        number(jwk.q),
      ]),
    };
  }
  if (jwk.kty === 'OKP') {
    const name = 'ssh-ed25519';
    const point = lengthPrefixed(raw(jwk.x));
    return {
      name,
      publicBlob: Buffer.concat([lengthPrefixed(name), point]),
      privateBlob: Buffer.concat([point, lengthPrefixed(Buffer.concat([raw(jwk.d), raw(jwk.x)]))]),
    };
  }
  const curve = Object.values(curves).find(({ node }) => node === key.asymmetricKeyDetails?.namedCurve);
  if (curve === undefined || curve.ssh === '') return null;
  const name = `ecdsa-sha2-${curve.ssh}`;
  const point = lengthPrefixed(Buffer.concat([Buffer.from([4]), raw(jwk.x), raw(jwk.y)]));
  return {
    name,
    publicBlob: Buffer.concat([lengthPrefixed(name), lengthPrefixed(curve.ssh), point]),
    privateBlob: Buffer.concat([lengthPrefixed(curve.ssh), point, number(jwk.d)]),
  };
}

/** OpenSSH's forms of a private key. Node cannot export the P224 curve as a JWK, and OpenSSH does not know it. */
export function opensshForms(key: KeyObject): OpensshForms {
  const parts = key.asymmetricKeyDetails?.namedCurve === 'secp224r1' ? null : partsOf(key);
  if (parts === null) return { privateKey: '', publicKey: '', md5: '', sha256: '' };
  const { name, publicBlob, privateBlob } = parts;
  const check = createHash('sha256').update(publicBlob).digest().subarray(0, 4);
  const inside = Buffer.concat([check, check, lengthPrefixed(name), privateBlob, lengthPrefixed('')]);
  const padding = Buffer.from(Array.from({ length: (8 - (inside.length % 8)) % 8 }, (_, index) => index + 1));
  const container = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    lengthPrefixed('none'),
    lengthPrefixed('none'),
    lengthPrefixed(''),
    Buffer.from([0, 0, 0, 1]),
    lengthPrefixed(publicBlob),
    lengthPrefixed(Buffer.concat([inside, padding])),
  ]);
  const md5 = createHash('md5').update(publicBlob).digest('hex').match(/../g) ?? [];
  return {
    privateKey: pem('OPENSSH PRIVATE KEY', container),
    publicKey: `${name} ${publicBlob.toString('base64')}\n`,
    md5: md5.join(':'),
    sha256: `SHA256:${createHash('sha256').update(publicBlob).digest('base64').replace(/=+$/, '')}`,
  };
}

/** The public half in PEM. */
export function publicPem(key: KeyObject): string {
  return pem('PUBLIC KEY', createPublicKey(key).export({ format: 'der', type: 'spki' }));
}

import { createPrivateKey, createPublicKey, sign, verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Chance } from '../chance.js';
import { certificate, publicInfo, readIssuer, readRequest, request } from './certificates.js';
import { ecdsaKey, ed25519Key, privatePem, rsaKey } from './keys.js';
import { alternativeNames, subjectName } from './names.js';
import { opensshForms } from './openssh.js';
import { readOpensshKey } from './openssh-read.js';
import { readyPairs } from './primes.js';

const allowed = (): void => undefined;
const refused = (): never => {
  throw new Error('not allowed');
};

const kinds = [
  ['RSA', () => rsaKey(1024, 0, allowed)],
  ['RSA of an unusual size', () => rsaKey(1000, 0, allowed)],
  ['P256', () => Promise.resolve(ecdsaKey(new Chance('k'), 'P256'))],
  ['P384', () => Promise.resolve(ecdsaKey(new Chance('k'), 'P384'))],
  ['P521', () => Promise.resolve(ecdsaKey(new Chance('k'), 'P521'))],
  ['ED25519', () => Promise.resolve(ed25519Key(new Chance('k')))],
] as const;

describe.each(kinds)('%s', (_name, make) => {
  it('is a key that Node reads again from every form', async () => {
    const key = await make();
    expect(createPrivateKey(privatePem(key)).equals(key)).toBe(true);
    expect(readOpensshKey(opensshForms(key).privateKey)?.equals(key)).toBe(true);
  });

  it('signs certificates and requests that verify', async () => {
    const key = await make();
    const subject = subjectName({ subject: [{ common_name: 'ca.example.com', country: 'US' }] });
    const names = alternativeNames({
      dns_names: ['a.example.com'],
      ip_addresses: ['10.0.0.1', '2001:db8::1'],
    });
    const pem = await certificate({
      issuer: subject,
      subject,
      publicKey: publicInfo(key),
      signer: key,
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2051-01-01T00:00:00Z'),
      uses: ['cert_signing', 'server_auth'],
      isAuthority: true,
      alternativeNames: names,
      subjectKeyId: true,
      authorityKeyId: null,
      chance: new Chance('serial'),
    });
    const read = new X509Certificate(pem);
    expect(read.verify(createPublicKey(key))).toBe(true);
    expect(read.ca).toBe(true);
    expect(read.subjectAltName).toBe(
      'DNS:a.example.com, IP Address:10.0.0.1, IP Address:2001:DB8:0:0:0:0:0:1',
    );
    expect(read.validTo).toBe('Jan  1 00:00:00 2051 GMT');
    expect(readIssuer(pem)?.subject.equals(subject)).toBe(true);
    const wanted = readRequest(await request(subject, key, names));
    expect(wanted?.subject.equals(subject)).toBe(true);
    expect(wanted?.publicKey.equals(publicInfo(key))).toBe(true);
    expect(names !== null && wanted?.alternativeNames?.equals(names)).toBe(true);
  });
});

describe('RSA keys', () => {
  it.each([1024, 1000])('of %i bits have that size and differ by index', async (bits) => {
    const [first, second] = [await rsaKey(bits, 1, allowed), await rsaKey(bits, 2, allowed)];
    expect(first.asymmetricKeyDetails?.modulusLength).toBe(bits);
    expect(first.equals(second)).toBe(false);
  });

  it('have their primes ready in usual sizes, and cost the answer something in others', async () => {
    expect((await rsaKey(4096, 0, refused)).asymmetricKeyDetails?.modulusLength).toBe(4096);
    expect((await rsaKey(16384, 49, refused)).asymmetricKeyDetails?.modulusLength).toBe(16384);
    expect(() => rsaKey(4095, 0, refused)).toThrow('not allowed');
  });

  const text = Buffer.from('text');
  const halves = [256, 512, 768, 1024, 1280, 1536, 2048, 2560, 3072, 3840, 4096, 7680, 8192];
  it.each(halves)('have ready primes of %i bits that are primes', async (bits) => {
    const pairs = readyPairs(2 * bits);
    expect(pairs.length).toBeGreaterThan(0);
    // A number that is no prime makes signatures that do not verify. Each prime is in one of these.
    for (const index of pairs.keys()) {
      const key = await rsaKey(2 * bits, index, refused);
      expect(verify('sha256', text, createPublicKey(key), sign('sha256', text, key))).toBe(true);
    }
  });
});

describe('texts that are nothing of the kind', () => {
  it.each(['', 'nonsense', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'])('%j', (text) => {
    expect(readRequest(text)).toBeNull();
    expect(readIssuer(text)).toBeNull();
    expect(readOpensshKey(text)).toBeNull();
  });
});

import { checkPrime, createECDH, createPrivateKey, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { Chance } from '../chance.js';
import { der, explicit, integer, octets, oid, pem, sequence, tags } from './der.js';
import { readyPairs, type PrimePair } from './primes.js';

/** The key algorithms of the `tls` provider. */
export const algorithms = ['RSA', 'ECDSA', 'ED25519'] as const;
export type Algorithm = (typeof algorithms)[number];

export const curves: Readonly<Record<string, { node: string; size: number; oid: string; ssh: string }>> = {
  P224: { node: 'secp224r1', size: 28, oid: '1.3.132.0.33', ssh: '' },
  P256: { node: 'prime256v1', size: 32, oid: '1.2.840.10045.3.1.7', ssh: 'nistp256' },
  P384: { node: 'secp384r1', size: 48, oid: '1.3.132.0.34', ssh: 'nistp384' },
  P521: { node: 'secp521r1', size: 66, oid: '1.3.132.0.35', ssh: 'nistp521' },
};

/** An ED25519 key drawn from `chance`. Like every key here it is well-formed and repeatable, and so not secret. */
export function ed25519Key(chance: Chance): KeyObject {
  const algorithm = sequence(oid('1.3.101.112'));
  const key = sequence(integer(0n), algorithm, octets(octets(chance.bytes(32))));
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** An ECDSA key on one of {@link curves}. */
export function ecdsaKey(chance: Chance, curveName: string): KeyObject {
  const curve = curves[curveName];
  if (curve === undefined)
    throw new Error(`expected one of ${Object.keys(curves).join(', ')}, got: ${curveName}`);
  const secret = chance.bytes(curve.size);
  // Below every curve's order, and not zero.
  secret[0] = 0;
  secret[curve.size - 1] = (secret[curve.size - 1] ?? 0) | 1;
  const exchange = createECDH(curve.node);
  exchange.setPrivateKey(secret);
  const key = sequence(
    integer(1n),
    octets(secret),
    explicit(0, oid(curve.oid)),
    explicit(1, der(tags.bitString, Buffer.concat([Buffer.from([0]), exchange.getPublicKey()]))),
  );
  return createPrivateKey({ key, format: 'der', type: 'sec1' });
}

const isPrime = promisify<bigint, boolean>((candidate, done) => {
  checkPrime(candidate, done);
});

const exponent = 65537n;
const rsaKeys = new Map<string, Promise<KeyObject>>();
/** Searches for primes go one after another, so that they never take more than one thread of the pool. */
let searching: Promise<unknown> = Promise.resolve();

/**
 * The `index`-th RSA key of a size, the same for every answer, and made once per process. Usual sizes have their primes
 * ready, enough for a few keys before they repeat; in others primes are searched for, which counts against the answer.
 *
 * @param search told before primes are searched for; throws where the answer may not.
 */
export function rsaKey(bits: number, index: number, search: () => void): Promise<KeyObject> {
  const pairs = readyPairs(bits);
  const name = `${bits}#${pairs.length === 0 ? index : index % pairs.length}`;
  if (pairs.length === 0) search();
  const made = rsaKeys.get(name) ?? makeRsaKey(bits, name, pairs[index % pairs.length]);
  rsaKeys.set(name, made);
  return made;
}

async function makeRsaKey(bits: number, name: string, ready?: PrimePair): Promise<KeyObject> {
  const [p, q] = ready ?? (await searched(bits, new Chance('rsa', name)));
  const phi = (p - 1n) * (q - 1n);
  const d = inverse(exponent, phi);
  const parts = [0n, p * q, exponent, d, p, q, d % (p - 1n), d % (q - 1n), inverse(q, p)];
  const key = sequence(...parts.map((part) => integer(part)));
  return createPrivateKey({ key, format: 'der', type: 'pkcs1' });
}

function searched(bits: number, chance: Chance): Promise<PrimePair> {
  const found = searching.then(
    async () =>
      [await prime(Math.ceil(bits / 2), chance), await prime(bits - Math.ceil(bits / 2), chance)] as const,
  );
  searching = found;
  return found;
}

/** A prime of exactly `bits` bits, with its two highest bits set, that the exponent does not divide into. */
async function prime(bits: number, chance: Chance): Promise<bigint> {
  const start = BigInt(`0x${chance.bytes(Math.ceil(bits / 8)).toString('hex')}`);
  let candidate = BigInt.asUintN(bits, start) | (3n << BigInt(bits - 2)) | 1n;
  for (;;) {
    if (!hasSmallFactor(candidate) && candidate % exponent !== 1n && (await isPrime(candidate)))
      return candidate;
    candidate += 2n;
  }
}

const smallPrimes = Array.from({ length: 2000 }, (_, index) => index + 3).filter((each) => {
  for (let divisor = 2; divisor * divisor <= each; divisor++) if (each % divisor === 0) return false;
  return true;
});
/** One large division instead of hundreds: what is left decides about each small prime. */
const smallProduct = smallPrimes.reduce((product, each) => product * BigInt(each), 1n);

function hasSmallFactor(candidate: bigint): boolean {
  const rest = candidate % smallProduct;
  return smallPrimes.some((each) => rest % BigInt(each) === 0n);
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, value % modulus];
  let [before, now] = [0n, 1n];
  while (current > 0n) {
    const times = previous / current;
    [previous, current] = [current, previous % current];
    [before, now] = [now, before - times * now];
  }
  return before < 0n ? before + modulus : before;
}

/** The algorithm of a private or public key, or null where `tls` has no name for it. */
export function algorithmOf(key: KeyObject): Algorithm | null {
  const names: Readonly<Record<string, Algorithm>> = { rsa: 'RSA', ec: 'ECDSA', ed25519: 'ED25519' };
  return names[key.asymmetricKeyType ?? ''] ?? null;
}

/** The traditional PEM form of each algorithm, as the published provider writes it. */
export function privatePem(key: KeyObject): string {
  if (key.asymmetricKeyType === 'rsa')
    return pem('RSA PRIVATE KEY', key.export({ format: 'der', type: 'pkcs1' }));
  if (key.asymmetricKeyType === 'ec')
    return pem('EC PRIVATE KEY', key.export({ format: 'der', type: 'sec1' }));
  return pem('PRIVATE KEY', key.export({ format: 'der', type: 'pkcs8' }));
}

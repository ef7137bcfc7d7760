import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { type Chance } from '../chance.js';
import {
  bits,
  elements,
  explicit,
  implicit,
  integer,
  nothing,
  oid,
  pem,
  octets,
  sequence,
  set,
  time,
  unpem,
  yes,
} from './der.js';
import { extension } from './names.js';

/** Bits of the key usage extension, and extended usages. */
const keyUsages = [
  'digital_signature',
  'content_commitment',
  'key_encipherment',
  'data_encipherment',
  'key_agreement',
  'cert_signing',
  'crl_signing',
  'encipher_only',
  'decipher_only',
];
const extendedUsages: Readonly<Record<string, string>> = {
  any_extended: '2.5.29.37.0',
  server_auth: '1.3.6.1.5.5.7.3.1',
  client_auth: '1.3.6.1.5.5.7.3.2',
  code_signing: '1.3.6.1.5.5.7.3.3',
  email_protection: '1.3.6.1.5.5.7.3.4',
  ipsec_end_system: '1.3.6.1.5.5.7.3.5',
  ipsec_tunnel: '1.3.6.1.5.5.7.3.6',
  ipsec_user: '1.3.6.1.5.5.7.3.7',
  timestamping: '1.3.6.1.5.5.7.3.8',
  ocsp_signing: '1.3.6.1.5.5.7.3.9',
  microsoft_server_gated_crypto: '1.3.6.1.4.1.311.10.3.3',
  netscape_server_gated_crypto: '2.16.840.1.113730.4.1',
};

/** Every value that `allowed_uses` may hold. */
export const allowedUses: readonly string[] = [...keyUsages, ...Object.keys(extendedUsages)];

export interface CertificateInput {
  readonly issuer: Buffer;
  readonly subject: Buffer;
  /** The subject's public key, as a SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
  readonly signer: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly uses: readonly string[];
  readonly isAuthority: boolean;
  readonly alternativeNames: Buffer | null;
  readonly subjectKeyId: boolean;
  /** Subject key id of the issuer, or null to leave the authority key id out. */
  readonly authorityKeyId: Buffer | null;
  readonly chance: Chance;
}

/** A signed version-3 certificate in PEM. */
export async function certificate(input: CertificateInput): Promise<string> {
  const algorithm = signatureAlgorithm(input.signer);
  const body = sequence(
    explicit(0, integer(2n)),
    integer(Buffer.concat([Buffer.from([1]), input.chance.bytes(15)])),
    algorithm.identifier,
    input.issuer,
    sequence(time(input.notBefore), time(input.notAfter)),
    input.subject,
    input.publicKey,
    explicit(3, sequence(...extensions(input))),
  );
  return pem('CERTIFICATE', await signed(body, input.signer));
}

/** A certificate request in PEM. */
export async function request(
  subject: Buffer,
  key: KeyObject,
  alternativeNames: Buffer | null,
): Promise<string> {
  const wanted =
    alternativeNames === null
      ? Buffer.alloc(0)
      : sequence(oid('1.2.840.113549.1.9.14'), set(sequence(alternativeNames)));
  const body = sequence(integer(0n), subject, publicInfo(key), explicit(0, wanted));
  return pem('CERTIFICATE REQUEST', await signed(body, key));
}

/** What a certificate authority takes over from a request, or null where the PEM is no request. */
export function readRequest(
  given: string,
): { subject: Buffer; publicKey: Buffer; alternativeNames: Buffer | null } | null {
  const bytes = unpem(['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST'], given);
  const outer = bytes === null ? null : elements(bytes)?.[0];
  const info = outer === null || outer === undefined ? null : elements(outer.content)?.[0];
  const [, subject, publicKey, attributes] =
    info === null || info === undefined ? [] : (elements(info.content) ?? []);
  if (subject === undefined || publicKey === undefined) return null;
  return {
    subject: subject.raw,
    publicKey: publicKey.raw,
    alternativeNames: attributes === undefined ? null : requestedNames(attributes.content),
  };
}

function requestedNames(attributes: Buffer): Buffer | null {
  for (const attribute of elements(attributes) ?? []) {
    const [, values] = elements(attribute.content) ?? [];
    const list = values === undefined ? undefined : elements(values.content)?.[0];
    const found = list === undefined ? undefined : elements(list.content)?.[0];
    if (found !== undefined) return found.raw;
  }
  return null;
}

/** Subject name and key id of an issuing certificate, or null where the PEM is no certificate. */
export function readIssuer(given: string): { subject: Buffer } | null {
  const bytes = unpem(['CERTIFICATE'], given);
  const outer = bytes === null ? null : elements(bytes)?.[0];
  const body = outer === null || outer === undefined ? null : elements(outer.content)?.[0];
  const subject = body === null || body === undefined ? undefined : elements(body.content)?.[5];
  return subject === undefined ? null : { subject: subject.raw };
}

/** The public half as a SubjectPublicKeyInfo. */
export function publicInfo(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' });
}

/** The usual key id: the SHA-1 of the public key's bits. */
export function keyId(info: Buffer): Buffer {
  const [outer] = elements(info) ?? [];
  const [, key] = outer === undefined ? [] : (elements(outer.content) ?? []);
  return createHash('sha1')
    .update(key?.content.subarray(1) ?? info)
    .digest();
}

function extensions(input: CertificateInput): Buffer[] {
  const list: Buffer[] = [];
  const usage = usageBits(input.uses);
  if (usage !== null) list.push(extension('2.5.29.15', usage, yes()));
  const extended = input.uses.flatMap((use) =>
    extendedUsages[use] === undefined ? [] : [oid(extendedUsages[use])],
  );
  if (extended.length > 0) list.push(extension('2.5.29.37', sequence(...extended)));
  list.push(extension('2.5.29.19', input.isAuthority ? sequence(yes()) : sequence(), yes()));
  if (input.subjectKeyId) {
    list.push(extension('2.5.29.14', octets(keyId(input.publicKey))));
  }
  if (input.authorityKeyId !== null) {
    list.push(extension('2.5.29.35', sequence(implicit(0, input.authorityKeyId))));
  }
  if (input.alternativeNames !== null) list.push(input.alternativeNames);
  return list;
}

function usageBits(uses: readonly string[]): Buffer | null {
  const value = keyUsages.reduce(
    (sum, use, index) => (uses.includes(use) ? sum | (1 << (15 - index)) : sum),
    0,
  );
  if (value === 0) return null;
  const bytes = (value & 0xff) === 0 ? [value >> 8] : [value >> 8, value & 0xff];
  const last = bytes.at(-1) ?? 0;
  let unused = 0;
  while (((last >> unused) & 1) === 0) unused++;
  return bits(Buffer.from(bytes), unused);
}

/** On a thread of the pool: a signature with a key of 16384 bits takes a good part of a second. */
const signAside = promisify<string | null, Buffer, KeyObject, Buffer>(sign);

async function signed(body: Buffer, key: KeyObject): Promise<Buffer> {
  const { hash, identifier } = signatureAlgorithm(key);
  return sequence(body, identifier, bits(await signAside(hash, body, key)));
}

function signatureAlgorithm(key: KeyObject): { hash: string | null; identifier: Buffer } {
  if (key.asymmetricKeyType === 'rsa') {
    return { hash: 'sha256', identifier: sequence(oid('1.2.840.113549.1.1.11'), nothing()) };
  }
  if (key.asymmetricKeyType === 'ed25519') return { hash: null, identifier: sequence(oid('1.3.101.112')) };
  const size = key.asymmetricKeyDetails?.namedCurve;
  if (size === 'secp384r1') return { hash: 'sha384', identifier: sequence(oid('1.2.840.10045.4.3.3')) };
  if (size === 'secp521r1') return { hash: 'sha512', identifier: sequence(oid('1.2.840.10045.4.3.4')) };
  return { hash: 'sha256', identifier: sequence(oid('1.2.840.10045.4.3.2')) };
}

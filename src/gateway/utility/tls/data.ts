import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { type CtyObject, type CtyType } from '../../wire/index.js';
import { Chance } from '../chance.js';
import { type CallContext, type DataSourceKind, type Outcome } from '../contract.js';
import { computed, optional } from '../spec.js';
import { isGiven, textOf } from '../values.js';
import { formatInstant } from '../time/instant.js';
import { certificate, publicInfo } from './certificates.js';
import { algorithmOf, ed25519Key } from './keys.js';
import { subjectName } from './names.js';
import { readOpensshKey } from './openssh-read.js';
import { opensshForms, publicPem } from './openssh.js';

const certificateType: CtyType = [
  'object',
  {
    cert_pem: 'string',
    is_ca: 'bool',
    issuer: 'string',
    not_after: 'string',
    not_before: 'string',
    public_key_algorithm: 'string',
    serial_number: 'string',
    sha1_fingerprint: 'string',
    signature_algorithm: 'string',
    subject: 'string',
    version: 'number',
  },
];

/** Reads a certificate that is given; for a URL it makes up the chain that a server would show, and records so. */
export const tlsCertificate: DataSourceKind = {
  block: {
    attributes: {
      url: optional('string'),
      content: optional('string'),
      verify_chain: optional('bool'),
      id: computed('string'),
      certificates: computed(['list', certificateType]),
    },
  },
  validate(config) {
    if (isGiven(config.url) !== isGiven(config.content)) return [];
    const detail = 'expected exactly one of url and content';
    return [{ summary: 'Invalid Attribute Combination', detail, attribute: 'url' }];
  },
  async read(config, context) {
    const content = textOf(config.content);
    const pems = content === null ? await chainOf(textOf(config.url) ?? '', context) : split(content);
    const described: CtyObject[] = [];
    for (const pem of pems) {
      const certificate = parse(pem);
      if (typeof certificate === 'string') return unreadable(certificate);
      described.push(describe(certificate));
    }
    if (described.length === 0) return unreadable('no CERTIFICATE block found');
    const id = createHash('sha1').update(pems.join('')).digest('hex');
    return { state: { ...config, certificates: described, id } };
  },
};

function unreadable(reason: string): Outcome {
  const detail = `content: expected certificates in PEM: ${reason}`;
  return { problems: [{ summary: 'Failed to parse PEM', detail, attribute: 'content' }] };
}

function split(content: string): string[] {
  const end = '-----END CERTIFICATE-----';
  return content
    .split(end)
    .slice(0, -1)
    .map((part) => `${part.slice(Math.max(0, part.indexOf('-----BEGIN CERTIFICATE-----')))}${end}\n`);
}

function parse(pem: string): X509Certificate | string {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function describe(certificate: X509Certificate): CtyObject {
  const algorithm = algorithmOf(certificate.publicKey);
  return {
    cert_pem: certificate.toString(),
    is_ca: certificate.ca,
    issuer: commaName(certificate.issuer),
    not_after: formatInstant(new Date(certificate.validTo)),
    not_before: formatInstant(new Date(certificate.validFrom)),
    public_key_algorithm: algorithm === 'ED25519' ? 'Ed25519' : (algorithm ?? ''),
    serial_number: BigInt(`0x${certificate.serialNumber}`).toString(),
    sha1_fingerprint: certificate.fingerprint.replaceAll(':', '').toLowerCase(),
    signature_algorithm:
      algorithm === 'RSA' ? 'SHA256-RSA' : algorithm === 'ECDSA' ? 'ECDSA-SHA256' : 'Ed25519',
    subject: commaName(certificate.subject),
    version: 3,
  };
}

/** `CN=x,O=y`, where Node puts one part on a line. */
function commaName(name: string | undefined): string {
  return (name ?? '').split('\n').reverse().join(',');
}

/** Root first, as the provider orders them: answers take `certificates[0].sha1_fingerprint`. */
function chainOf(url: string, context: CallContext): Promise<string[]> {
  const host = URL.canParse(url) ? new URL(url).hostname : url;
  context.substitute({
    kind: 'data-source',
    subject: `tls_certificate ${url}`,
    value: 'a certificate chain made up for the host',
    reason: 'Plumbline connects to nothing',
  });
  const rootKey = ed25519Key(new Chance('tls root'));
  const leafKey = ed25519Key(new Chance('tls leaf', host));
  const root = subjectName({
    subject: [{ common_name: 'Plumbline Rehearsal Root', organization: 'Plumbline' }],
  });
  const leaf = subjectName({ subject: [{ common_name: host }] });
  const notAfter = new Date(context.now.getTime() + 365 * 86_400_000);
  const common = {
    issuer: root,
    signer: rootKey,
    notBefore: context.now,
    notAfter,
    alternativeNames: null,
    authorityKeyId: null,
  };
  return Promise.all([
    certificate({
      ...common,
      subject: root,
      publicKey: publicInfo(rootKey),
      uses: ['cert_signing'],
      isAuthority: true,
      subjectKeyId: true,
      chance: new Chance('tls root serial'),
    }),
    certificate({
      ...common,
      subject: leaf,
      publicKey: publicInfo(leafKey),
      uses: ['digital_signature', 'server_auth'],
      isAuthority: false,
      subjectKeyId: true,
      chance: new Chance('tls leaf serial', host),
    }),
  ]);
}

export const tlsPublicKey: DataSourceKind = {
  block: {
    attributes: {
      private_key_pem: optional('string', { sensitive: true }),
      private_key_openssh: optional('string', { sensitive: true }),
      algorithm: computed('string'),
      id: computed('string'),
      public_key_pem: computed('string'),
      public_key_openssh: computed('string'),
      public_key_fingerprint_md5: computed('string'),
      public_key_fingerprint_sha256: computed('string'),
    },
  },
  validate(config) {
    if (isGiven(config.private_key_pem) !== isGiven(config.private_key_openssh)) return [];
    const detail = 'expected exactly one of private_key_pem and private_key_openssh';
    return [{ summary: 'Invalid Attribute Combination', detail, attribute: 'private_key_pem' }];
  },
  read(config) {
    try {
      const given = textOf(config.private_key_pem) ?? textOf(config.private_key_openssh) ?? '';
      const key = readOpensshKey(given) ?? createPrivateKey(given);
      const [pem, ssh] = [publicPem(key), opensshForms(key)];
      return {
        state: {
          ...config,
          algorithm: algorithmOf(key),
          id: createHash('sha1').update(pem).digest('hex'),
          public_key_pem: pem,
          public_key_openssh: ssh.publicKey,
          public_key_fingerprint_md5: ssh.md5,
          public_key_fingerprint_sha256: ssh.sha256,
        },
      };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { problems: [{ summary: 'Failed to parse private key', detail }] };
    }
  },
};

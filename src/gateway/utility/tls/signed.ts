import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { type CtyObject } from '../../wire/index.js';
import {
  type AttributeSpec,
  type CallContext,
  type NestedSpec,
  type Outcome,
  type Problem,
  type ResourceKind,
} from '../contract.js';
import { computed, defaulted, optional, required, stringList } from '../spec.js';
import { flagOf, numberOf, textOf, textsOf } from '../values.js';
import { formatInstant } from '../time/instant.js';
import {
  allowedUses,
  certificate,
  keyId,
  publicInfo,
  readIssuer,
  readRequest,
  request,
} from './certificates.js';
import { algorithmOf } from './keys.js';
import { alternativeNames, subjectName } from './names.js';

const forceNew = { forceNew: true } as const;
const secret = { forceNew: true, sensitive: true } as const;

const subject: NestedSpec = {
  nesting: 'list',
  forceNew: true,
  block: {
    attributes: {
      common_name: optional('string'),
      country: optional('string'),
      email_address: optional('string'),
      locality: optional('string'),
      organization: optional('string'),
      organizational_unit: optional('string'),
      postal_code: optional('string'),
      province: optional('string'),
      serial_number: optional('string'),
      street_address: optional(stringList),
    },
  },
};

const names: Readonly<Record<string, AttributeSpec>> = {
  dns_names: optional(stringList, forceNew),
  ip_addresses: optional(stringList, forceNew),
  uris: optional(stringList, forceNew),
};

const validity: Readonly<Record<string, AttributeSpec>> = {
  allowed_uses: required(stringList, forceNew),
  validity_period_hours: required('number', forceNew),
  early_renewal_hours: defaulted('number', 0),
  is_ca_certificate: defaulted('bool', false, forceNew),
  set_subject_key_id: defaulted('bool', false, forceNew),
  cert_pem: computed('string'),
  id: computed('string'),
  ready_for_renewal: computed('bool'),
  validity_start_time: computed('string'),
  validity_end_time: computed('string'),
};

export const certRequest: ResourceKind = {
  version: 0,
  block: {
    attributes: {
      private_key_pem: required('string', secret),
      ...names,
      key_algorithm: computed('string'),
      cert_request_pem: computed('string'),
      id: computed('string'),
    },
    blocks: { subject },
  },
  async create(planned, context) {
    const key = parseKey(planned, 'private_key_pem', context);
    if ('problems' in key) return key;
    const pem = await request(subjectName(planned), key.key, alternativeNames(planned));
    return {
      state: { ...planned, key_algorithm: algorithmOf(key.key), cert_request_pem: pem, id: digest(pem) },
    };
  },
};

export const selfSignedCert: ResourceKind = {
  version: 1,
  block: {
    attributes: {
      private_key_pem: required('string', secret),
      ...names,
      ...validity,
      set_authority_key_id: defaulted('bool', false, forceNew),
      key_algorithm: computed('string'),
    },
    blocks: { subject },
  },
  validate: checkUses,
  async create(planned, context) {
    const key = parseKey(planned, 'private_key_pem', context);
    if ('problems' in key) return key;
    const [name, info] = [subjectName(planned), publicInfo(key.key)];
    const pem = await certificate({
      ...shared(planned, context.now),
      issuer: name,
      subject: name,
      publicKey: info,
      signer: key.key,
      alternativeNames: alternativeNames(planned),
      authorityKeyId: flagOf(planned.set_authority_key_id) === true ? keyId(info) : null,
      chance: context.chance(),
    });
    return { state: { ...issued(planned, pem, context.now), key_algorithm: algorithmOf(key.key) } };
  },
};

export const locallySignedCert: ResourceKind = {
  version: 1,
  block: {
    attributes: {
      cert_request_pem: required('string', forceNew),
      ca_private_key_pem: required('string', secret),
      ca_cert_pem: required('string', forceNew),
      ...validity,
      ca_key_algorithm: computed('string'),
    },
  },
  validate: checkUses,
  async create(planned, context) {
    const key = parseKey(planned, 'ca_private_key_pem', context);
    if ('problems' in key) return key;
    const wanted = readRequest(textOf(planned.cert_request_pem) ?? '');
    if (wanted === null) return refused('cert_request_pem', 'a certificate request');
    const issuer = readIssuer(textOf(planned.ca_cert_pem) ?? '');
    if (issuer === null) return refused('ca_cert_pem', 'a certificate');
    const pem = await certificate({
      ...shared(planned, context.now),
      ...wanted,
      issuer: issuer.subject,
      signer: key.key,
      authorityKeyId: keyId(publicInfo(key.key)),
      chance: context.chance(),
    });
    return { state: { ...issued(planned, pem, context.now), ca_key_algorithm: algorithmOf(key.key) } };
  },
};

function shared(planned: CtyObject, now: Date) {
  return {
    notBefore: now,
    notAfter: endOf(planned, now),
    uses: textsOf(planned.allowed_uses),
    isAuthority: flagOf(planned.is_ca_certificate) === true,
    subjectKeyId: flagOf(planned.set_subject_key_id) === true,
  };
}

function endOf(planned: CtyObject, now: Date): Date {
  return new Date(now.getTime() + (numberOf(planned.validity_period_hours) ?? 0) * 3_600_000);
}

function issued(planned: CtyObject, pem: string, now: Date): CtyObject {
  return {
    ...planned,
    cert_pem: pem,
    id: digest(pem),
    ready_for_renewal: false,
    validity_start_time: formatInstant(now),
    validity_end_time: formatInstant(endOf(planned, now)),
  };
}

function digest(pem: string): string {
  return createHash('sha1').update(pem).digest('hex');
}

/** The key that an answer signs with; the signature counts before it is made. */
function parseKey(
  planned: CtyObject,
  attribute: string,
  context: CallContext,
): { key: KeyObject } | Extract<Outcome, { problems: unknown }> {
  const failed = (reason: string): Extract<Outcome, { problems: unknown }> => ({
    problems: [{ summary: 'Failed to parse private key', detail: `${attribute}: ${reason}`, attribute }],
  });
  let key: KeyObject;
  try {
    key = createPrivateKey(textOf(planned[attribute]) ?? '');
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
  const algorithm = algorithmOf(key);
  if (algorithm === null) return failed(`expected an RSA, ECDSA or ED25519 key, got another kind`);
  const size = algorithm === 'RSA' ? (key.asymmetricKeyDetails?.modulusLength ?? 0) : null;
  if (size !== null && (size < 512 || size > 16384))
    return failed(`expected an RSA key from 512 to 16384 bits, got one of ${size}`);
  context.use('signatures', size === null ? 1 : (size / 1024) ** 3);
  return { key };
}

function refused(attribute: string, expected: string): Outcome {
  return {
    problems: [
      { summary: 'Failed to parse PEM', detail: `${attribute}: expected ${expected} in PEM`, attribute },
    ],
  };
}

/** Uses that the published provider does not know are a warning, as they are there. */
function checkUses(config: CtyObject): readonly Problem[] {
  return textsOf(config.allowed_uses)
    .filter((use) => !allowedUses.includes(use))
    .map((use) => ({
      severity: 'warning' as const,
      summary: 'Invalid Attribute Value Match',
      detail: `allowed_uses: "${use}" is no known use, expected some of: ${allowedUses.join(', ')}`,
      attribute: 'allowed_uses',
    }));
}

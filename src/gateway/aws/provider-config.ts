import { createHash } from 'node:crypto';
import type { Substitution } from '../../domain/stage.js';
import type { ProviderConfig } from '../pool/seat.js';
import { configureRequest, decodeObject, encodeValue, type CtyObject, type CtyValue } from '../wire/index.js';

/** Where an answer names no region, or one known only after apply. */
export const defaultRegion = 'us-east-1';

/** Settings that only say how resources are to be planned. Everything else could name a file, an endpoint or an account. */
const kept = new Set(['region', 'default_tags', 'ignore_tags', 'skip_region_validation']);
/** Settings whose loss changes nothing: ours say the same. */
const silent = new Set([
  'skip_credentials_validation',
  'skip_metadata_api_check',
  'skip_requesting_account_id',
  'max_retries',
  'retry_mode',
]);
/** What the provider's validators look at, free of paths. Region and tags have no validator of their own. */
const validated = new Set(['assume_role', 'allowed_account_ids', 'forbidden_account_ids']);

/** Ours: credentials that open nothing, and no call to AWS before the first resource. */
const ours: CtyObject = {
  access_key: 'AKIAPLUMBLINE0000000',
  secret_key: 'plumbline-rehearsal-secret-key-0000000000',
  skip_credentials_validation: true,
  skip_metadata_api_check: 'true',
  skip_requesting_account_id: true,
  max_retries: 1,
};

/** A provider block made harmless. */
export interface NeutralConfig extends ProviderConfig {
  readonly region: string;
  readonly substitutions: readonly Substitution[];
}

function emptyLike(value: CtyValue): CtyValue {
  // Nested blocks are never null, attributes are; both are empty this way.
  return Array.isArray(value) ? [] : null;
}

function isSet(value: CtyValue): boolean {
  return value !== null && !(Array.isArray(value) && value.length === 0);
}

function neutralise(config: CtyObject, allowed: (name: string) => boolean): CtyObject {
  const neutral: CtyObject = {};
  for (const [name, value] of Object.entries(config))
    neutral[name] = allowed(name) ? value : emptyLike(value);
  for (const [name, value] of Object.entries(ours)) if (name in config) neutral[name] = value;
  if (typeof config.region !== 'string' || config.region === '') neutral.region = defaultRegion;
  return neutral;
}

function substitutionsFor(config: CtyObject): Substitution[] {
  const dropped = Object.entries(config)
    .filter(([name, value]) => !kept.has(name) && !silent.has(name) && isSet(value) && value !== false)
    .map(([name]) => ({
      kind: 'provider-setting',
      subject: `provider.aws.${name}`,
      value: 'dropped',
      reason: 'The rehearsal has no account and no network.',
    }));
  if (typeof config.region === 'string' && config.region !== '') return dropped;
  const region = {
    kind: 'provider-setting',
    subject: 'provider.aws.region',
    value: defaultRegion,
    reason: 'The configuration names no region that is known while planning.',
  };
  return [...dropped, region];
}

/**
 * The Configure request as the real provider may see it: region and tags from the answer, all else ours. It never
 * carries a file path, an endpoint or a credential of the answer's, which would run and send what the answer wants.
 */
export function neutralConfig(request: Uint8Array): NeutralConfig {
  const { terraformVersion, config: packed } = configureRequest.decode(request);
  const config = decodeObject(packed) ?? {};
  const neutral = neutralise(config, (name) => kept.has(name));
  const value = encodeValue(neutral);
  return {
    key: createHash('sha256').update(value).digest('base64'),
    request: configureRequest.encode({ terraformVersion, config: value }),
    region: typeof neutral.region === 'string' ? neutral.region : defaultRegion,
    substitutions: substitutionsFor(config),
  };
}

/** The provider block as its validators may see it: nothing but what they look at. */
export function validatedConfig(config: CtyObject): CtyObject {
  return { ...neutralise(config, (name) => validated.has(name)), region: defaultRegion };
}

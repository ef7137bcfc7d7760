import {
  decodeObject,
  encodeValue,
  openEphemeralRequest,
  openEphemeralResponse,
  openEphemeralResponse6,
} from '../wire/index.js';
import { fill } from './apply.js';
import type { Call } from './connection.js';
import { plannedWithoutProvider } from './plan.js';

/** Ephemeral resources would read secrets from AWS: computed attributes get made-up values. */
export function openEphemeral({ answer, request, region, protocol }: Call): Uint8Array {
  const { typeName, config: packed } = openEphemeralRequest.decode(request);
  const schema = answer.schemas.get('ephemeral', typeName);
  if (schema === null) throw new Error(`Expected a schema for ${typeName}, found none.`);
  answer.record({
    kind: 'ephemeral',
    subject: typeName,
    value: 'made up',
    reason: 'The rehearsal has no account and no network.',
  });
  const config = decodeObject(packed) ?? {};
  const planned = plannedWithoutProvider(config, null, schema.block);
  const result = encodeValue(fill({ answer, region, type: typeName, planned, config, kind: 'ephemeral' }));
  return protocol === 6
    ? openEphemeralResponse6.encode({ state: result })
    : openEphemeralResponse.encode({ result });
}

/** Nothing is held open, so nothing is renewed or closed. */
export function renewEphemeral(): Uint8Array {
  return new Uint8Array();
}

/** See `renewEphemeral`. */
export function closeEphemeral(): Uint8Array {
  return new Uint8Array();
}

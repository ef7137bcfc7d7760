import {
  decodeObject,
  diagnosticsResponse,
  encodeValue,
  openEphemeralRequest,
  openEphemeralResponse,
  validateRequest,
} from '../wire/index.js';
import { type UtilityProvider } from './contract.js';
import { diagnosticsOf, noSuchType } from './diagnostics.js';
import { conformBlock, planBlock } from './schema.js';
import { type UtilitySession } from './session.js';

/** ValidateEphemeralResourceConfig. */
export function validateEphemeral(provider: UtilityProvider, request: Uint8Array): Uint8Array {
  const { typeName, config } = validateRequest.decode(request);
  const kind = provider.ephemeral?.[typeName];
  const diagnostics =
    kind === undefined
      ? noSuchType('ephemeral resource', typeName, provider.name)
      : diagnosticsOf(kind.validate?.(decodeObject(config) ?? {}) ?? []);
  return diagnosticsResponse.encode({ diagnostics });
}

/** OpenEphemeralResource: nothing is held open, so there is nothing to renew or close. */
export async function openEphemeral(
  provider: UtilityProvider,
  request: Uint8Array,
  session: UtilitySession,
): Promise<Uint8Array> {
  const { typeName, config: packed } = openEphemeralRequest.decode(request);
  const kind = provider.ephemeral?.[typeName];
  if (kind === undefined) {
    const diagnostics = noSuchType('ephemeral resource', typeName, provider.name);
    return openEphemeralResponse.encode({ diagnostics });
  }
  const config = decodeObject(packed) ?? {};
  const outcome = await kind.read(planBlock(kind.block, config, null), session.contextFor(typeName, config));
  if ('problems' in outcome) {
    return openEphemeralResponse.encode({ diagnostics: diagnosticsOf(outcome.problems) });
  }
  return openEphemeralResponse.encode({ result: encodeValue(conformBlock(kind.block, outcome.state)) });
}

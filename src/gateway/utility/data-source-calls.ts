import {
  decodeObject,
  diagnosticsResponse,
  encodeValue,
  readDataSourceRequest,
  readDataSourceResponse,
  validateRequest,
} from '../wire/index.js';
import { type UtilityProvider } from './contract.js';
import { diagnosticsOf, noSuchType } from './diagnostics.js';
import { conformBlock, planBlock } from './schema.js';
import { type UtilitySession } from './session.js';

/** ValidateDataSourceConfig. */
export function validateDataSource(provider: UtilityProvider, request: Uint8Array): Uint8Array {
  const { typeName, config } = validateRequest.decode(request);
  const kind = provider.dataSources[typeName];
  if (kind === undefined) {
    return diagnosticsResponse.encode({ diagnostics: noSuchType('data source', typeName, provider.name) });
  }
  const problems = kind.validate?.(decodeObject(config) ?? {}) ?? [];
  return diagnosticsResponse.encode({ diagnostics: diagnosticsOf(problems) });
}

/** ReadDataSource. */
export async function readDataSource(
  provider: UtilityProvider,
  request: Uint8Array,
  session: UtilitySession,
): Promise<Uint8Array> {
  const { typeName, config: raw } = readDataSourceRequest.decode(request);
  const kind = provider.dataSources[typeName];
  if (kind === undefined) {
    return readDataSourceResponse.encode({ diagnostics: noSuchType('data source', typeName, provider.name) });
  }
  const config = decodeObject(raw) ?? {};
  const outcome = await kind.read(planBlock(kind.block, config, null), session.contextFor(typeName, config));
  if ('problems' in outcome) {
    return readDataSourceResponse.encode({ diagnostics: diagnosticsOf(outcome.problems) });
  }
  return readDataSourceResponse.encode({ state: encodeValue(conformBlock(kind.block, outcome.state)) });
}

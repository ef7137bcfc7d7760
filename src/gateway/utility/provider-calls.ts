import { oursMarker } from '../contract.js';
import {
  diagnosticCodec,
  errorDiagnostic,
  importResourceStateRequest,
  importResourceStateResponse,
  message,
  prepareProviderConfigRequest,
  prepareProviderConfigResponse,
  repeated,
} from '../wire/index.js';
import { type UtilityProvider } from './contract.js';

/** PrepareProviderConfig: nothing of it is used, so nothing can be wrong with it. */
export function prepareConfig(_: UtilityProvider, request: Uint8Array): Uint8Array {
  const { config } = prepareProviderConfigRequest.decode(request);
  return prepareProviderConfigResponse.encode({ preparedConfig: config });
}

/** ImportResourceState: a rehearsal starts from nothing, so there is nothing to import. */
export function refuseImport(provider: UtilityProvider, request: Uint8Array): Uint8Array {
  const { typeName, id } = importResourceStateRequest.decode(request);
  const detail = `A rehearsal starts from nothing, so ${typeName} "${id}" of ${provider.name} cannot be imported.`;
  return importResourceStateResponse.encode({
    diagnostics: [errorDiagnostic(`${oursMarker}Import is not rehearsed`, detail)],
  });
}

const moveResponse = message({ diagnostics: repeated(4, () => diagnosticCodec) });

/** MoveResourceState: only state of other types could be moved, and a rehearsal has none. */
export function refuseMove(provider: UtilityProvider): Uint8Array {
  const detail = `A rehearsal starts from nothing, so no state can be moved to a type of ${provider.name}.`;
  return moveResponse.encode({
    diagnostics: [errorDiagnostic(`${oursMarker}Moves between types are not rehearsed`, detail)],
  });
}

import {
  bytes,
  dynamic,
  dynamics,
  embedded,
  flag,
  integer,
  mapOf,
  message,
  optionalInteger,
  repeated,
  text,
} from './codec.js';
import { attributePath, diagnosticCodec } from './diagnostic.js';
import { schemaCodec, schemaField } from './schema.js';

/**
 * The plugin protocol's messages that we read or write, protocol 5 (protocol 6 differs only in the names of some
 * methods, in ephemeral resources and in PrepareProviderConfig's response). Values are msgpack bytes: see `value.ts`.
 */
const diagnostics = (number: number) => repeated(number, () => diagnosticCodec);

export const serverCapabilities = message({
  planDestroy: flag(1),
  getProviderSchemaOptional: flag(2),
  moveResourceState: flag(3),
});

export const getSchemaResponse = message({
  provider: schemaField(1),
  resources: mapOf(2, () => schemaCodec),
  dataSources: mapOf(3, () => schemaCodec),
  diagnostics: diagnostics(4),
  providerMeta: schemaField(5),
  serverCapabilities: embedded(6, () => serverCapabilities),
  ephemeral: mapOf(8, () => schemaCodec),
});

export const prepareProviderConfigRequest = message({ config: dynamic(1) });
export const prepareProviderConfigResponse = message({
  preparedConfig: dynamic(1),
  diagnostics: diagnostics(2),
});

/** Request of Configure. `terraformVersion` is the caller's. */
export const configureRequest = message({
  terraformVersion: text(1),
  config: dynamic(2),
  clientCapabilities: bytes(3),
});

/** Request of ValidateResourceTypeConfig, ValidateDataSourceConfig and ValidateEphemeralResourceConfig. */
export const validateRequest = message({ typeName: text(1), config: dynamic(2) });
/** Response that holds nothing but diagnostics in field 1: the Validate… calls, Configure, CloseEphemeralResource. */
export const diagnosticsResponse = message({ diagnostics: diagnostics(1) });

const rawState = message({ json: bytes(1) });
export const upgradeResourceStateRequest = message({
  typeName: text(1),
  version: integer(2),
  rawState: embedded(3, () => rawState),
});
export const upgradeResourceStateResponse = message({
  upgradedState: dynamic(1),
  diagnostics: diagnostics(2),
});
const jsonValue = message({ json: bytes(2) });
/** The same response with the state in JSON, the form it is asked in. */
export const upgradeResourceStateJsonResponse = message({ upgradedState: embedded(1, () => jsonValue) });

export const readResourceRequest = message({
  typeName: text(1),
  currentState: dynamic(2),
  private: bytes(3),
});
export const readResourceResponse = message({
  newState: dynamic(1),
  diagnostics: diagnostics(2),
  private: bytes(3),
});

export const planResourceChangeRequest = message({
  typeName: text(1),
  priorState: dynamic(2),
  proposedNewState: dynamic(3),
  config: dynamic(4),
  priorPrivate: bytes(5),
  providerMeta: dynamic(6),
  clientCapabilities: bytes(7),
});
export const planResourceChangeResponse = message({
  plannedState: dynamic(1),
  requiresReplace: repeated(2, () => attributePath),
  plannedPrivate: bytes(3),
  diagnostics: diagnostics(4),
  legacyTypeSystem: flag(5),
});

export const applyResourceChangeRequest = message({
  typeName: text(1),
  priorState: dynamic(2),
  plannedState: dynamic(3),
  config: dynamic(4),
  plannedPrivate: bytes(5),
});
export const applyResourceChangeResponse = message({
  newState: dynamic(1),
  private: bytes(2),
  diagnostics: diagnostics(3),
  legacyTypeSystem: flag(4),
});

export const importResourceStateRequest = message({ typeName: text(1), id: text(2) });
const importedResource = message({ typeName: text(1), state: dynamic(2), private: bytes(3) });
export const importResourceStateResponse = message({
  importedResources: repeated(1, () => importedResource),
  diagnostics: diagnostics(2),
});

export const readDataSourceRequest = message({ typeName: text(1), config: dynamic(2) });
export const readDataSourceResponse = message({ state: dynamic(1), diagnostics: diagnostics(2) });

export const openEphemeralRequest = message({ typeName: text(1), config: dynamic(2) });
/** Protocol 5. */
export const openEphemeralResponse = message({ diagnostics: diagnostics(1), result: dynamic(3) });
/** Protocol 6. */
export const openEphemeralResponse6 = message({ diagnostics: diagnostics(1), state: dynamic(4) });

export const callFunctionRequest = message({ name: text(1), arguments: dynamics(2) });
const functionError = message({ text: text(1), argument: optionalInteger(2) });
export const callFunctionResponse = message({ result: dynamic(1), error: embedded(2, () => functionError) });

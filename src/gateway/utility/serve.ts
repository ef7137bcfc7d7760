import { getSchemaResponse } from '../wire/index.js';
import { type UtilityProvider } from './contract.js';
import { readDataSource, validateDataSource } from './data-source-calls.js';
import { openEphemeral, validateEphemeral } from './ephemeral-calls.js';
import { apply, plan, read, upgrade, validateResource } from './resource-calls.js';
import { prepareConfig, refuseImport, refuseMove } from './provider-calls.js';
import { schemaOf } from './schema.js';
import { type UtilitySession } from './session.js';

type Handler = (
  provider: UtilityProvider,
  request: Uint8Array,
  session: UtilitySession,
) => Uint8Array | Promise<Uint8Array>;

const nothing: Handler = () => new Uint8Array();

const handlers: Readonly<Record<string, Handler>> = {
  GetMetadata: nothing,
  GetSchema: schema,
  GetResourceIdentitySchemas: nothing,
  GetFunctions: nothing,
  PrepareProviderConfig: prepareConfig,
  Configure: nothing,
  Stop: nothing,
  ValidateResourceTypeConfig: validateResource,
  ValidateDataSourceConfig: validateDataSource,
  UpgradeResourceState: upgrade,
  PlanResourceChange: plan,
  ApplyResourceChange: apply,
  ReadResource: read,
  ReadDataSource: readDataSource,
  ValidateEphemeralResourceConfig: validateEphemeral,
  OpenEphemeralResource: openEphemeral,
  RenewEphemeralResource: nothing,
  CloseEphemeralResource: nothing,
  ImportResourceState: refuseImport,
  MoveResourceState: refuseMove,
};

/**
 * Answers one call of protocol 5 for a provider of ours. `method` is the last part of the call's path
 * (`PlanResourceChange`). Gives null for a method that utility providers do not have: answer UNIMPLEMENTED.
 * What the answer did wrong comes back as a diagnostic. It throws an AllowanceError where the answer has used up what it
 * may; whatever else it throws is our fault.
 */
export async function serveUtility(
  provider: UtilityProvider,
  method: string,
  request: Uint8Array,
  session: UtilitySession,
): Promise<Uint8Array | null> {
  const handler = handlers[method];
  return handler === undefined ? null : handler(provider, request, session);
}

function schema(provider: UtilityProvider): Uint8Array {
  return getSchemaResponse.encode({
    provider: schemaOf(provider.block),
    resources: new Map(
      Object.entries(provider.resources).map(([name, { block, version }]) => [
        name,
        schemaOf(block, version),
      ]),
    ),
    dataSources: new Map(
      Object.entries(provider.dataSources).map(([name, { block }]) => [name, schemaOf(block)]),
    ),
    ephemeral: new Map(
      Object.entries(provider.ephemeral ?? {}).map(([name, { block }]) => [name, schemaOf(block)]),
    ),
    serverCapabilities: { planDestroy: false, getProviderSchemaOptional: true, moveResourceState: false },
  });
}

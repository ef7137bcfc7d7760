import {
  applyResourceChangeRequest,
  applyResourceChangeResponse,
  decodeObject,
  diagnosticsResponse,
  encodeValue,
  hasUnknown,
  isObject,
  planResourceChangeRequest,
  planResourceChangeResponse,
  readResourceRequest,
  readResourceResponse,
  upgradeResourceStateRequest,
  upgradeResourceStateResponse,
  validateRequest,
  type CtyObject,
  type CtyValue,
} from '../wire/index.js';
import { type CallContext, type Outcome, type ResourceKind, type UtilityProvider } from './contract.js';
import { diagnosticsOf, noSuchType } from './diagnostics.js';
import { conformBlock, planBlock, replacing } from './schema.js';
import { type UtilitySession } from './session.js';

const absent = encodeValue(null);

/** ValidateResourceTypeConfig. */
export function validateResource(provider: UtilityProvider, request: Uint8Array): Uint8Array {
  const { typeName, config } = validateRequest.decode(request);
  const kind = provider.resources[typeName];
  if (kind === undefined) {
    return diagnosticsResponse.encode({ diagnostics: noSuchType('resource', typeName, provider.name) });
  }
  const problems = kind.validate?.(decodeObject(config) ?? {}) ?? [];
  return diagnosticsResponse.encode({ diagnostics: diagnosticsOf(problems) });
}

/** UpgradeResourceState: state never comes from another version, so it is only read and completed. */
export function upgrade(provider: UtilityProvider, request: Uint8Array): Uint8Array {
  const { typeName, rawState } = upgradeResourceStateRequest.decode(request);
  const kind = provider.resources[typeName];
  if (kind === undefined) {
    return upgradeResourceStateResponse.encode({
      diagnostics: noSuchType('resource', typeName, provider.name),
    });
  }
  // JSON holds none but kinds of CtyValue.
  const value = JSON.parse(Buffer.from(rawState?.json ?? []).toString('utf8') || 'null') as CtyValue;
  if (!isObject(value)) return upgradeResourceStateResponse.encode({ upgradedState: absent });
  return upgradeResourceStateResponse.encode({ upgradedState: encodeValue(conformBlock(kind.block, value)) });
}

/** PlanResourceChange. */
export function plan(provider: UtilityProvider, request: Uint8Array): Uint8Array {
  const {
    typeName,
    priorState,
    proposedNewState,
    config: raw,
    priorPrivate,
  } = planResourceChangeRequest.decode(request);
  const kind = provider.resources[typeName];
  if (kind === undefined) {
    return planResourceChangeResponse.encode({
      diagnostics: noSuchType('resource', typeName, provider.name),
    });
  }
  const [prior, config] = [decodeObject(priorState), decodeObject(raw)];
  if (decodeObject(proposedNewState) === null || config === null) {
    return planResourceChangeResponse.encode({ plannedState: absent, plannedPrivate: priorPrivate });
  }
  const general = planBlock(kind.block, config, prior);
  const planned = kind.plan?.(general, config, prior) ?? general;
  const replaced = prior === null ? [] : replacing(kind.block, prior, planned);
  return planResourceChangeResponse.encode({
    plannedState: encodeValue(planned),
    plannedPrivate: priorPrivate,
    requiresReplace: replaced.map((attribute) => ({ steps: [{ attribute, key: null, index: null }] })),
  });
}

/** ApplyResourceChange. */
export async function apply(
  provider: UtilityProvider,
  request: Uint8Array,
  session: UtilitySession,
): Promise<Uint8Array> {
  const { typeName, priorState, plannedState, config: raw } = applyResourceChangeRequest.decode(request);
  const kind = provider.resources[typeName];
  if (kind === undefined) {
    return applyResourceChangeResponse.encode({
      diagnostics: noSuchType('resource', typeName, provider.name),
    });
  }
  const [prior, planned] = [decodeObject(priorState), decodeObject(plannedState)];
  const context = session.contextFor(typeName, decodeObject(raw) ?? {});
  if (planned === null) {
    if (prior !== null) await kind.destroy?.(prior, context);
    return applyResourceChangeResponse.encode({ newState: absent });
  }
  const outcome = await change(kind, planned, prior, context);
  if ('problems' in outcome) {
    const newState = encodeValue(prior);
    return applyResourceChangeResponse.encode({ newState, diagnostics: diagnosticsOf(outcome.problems) });
  }
  return applyResourceChangeResponse.encode({
    newState: encodeValue(conformBlock(kind.block, outcome.state)),
  });
}

function change(
  kind: ResourceKind,
  planned: CtyObject,
  prior: CtyObject | null,
  context: CallContext,
): Outcome | Promise<Outcome> {
  if (prior !== null && !hasUnknown(planned)) return { state: planned };
  return kind.create(planned, context);
}

/** ReadResource. */
export async function read(
  provider: UtilityProvider,
  request: Uint8Array,
  session: UtilitySession,
): Promise<Uint8Array> {
  const { typeName, currentState, private: kept } = readResourceRequest.decode(request);
  const state = decodeObject(currentState);
  const kind = provider.resources[typeName];
  if (state === null || kind?.read === undefined) {
    return readResourceResponse.encode({ newState: currentState, private: kept });
  }
  const found = await kind.read(state, session.contextFor(typeName, state));
  return readResourceResponse.encode({ newState: encodeValue(found), private: kept });
}

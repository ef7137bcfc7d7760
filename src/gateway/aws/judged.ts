import {
  decodeObject,
  encodeValue,
  planResourceChangeRequest,
  planResourceChangeResponse,
  validateRequest,
  type WireDiagnostic,
} from '../wire/index.js';
import { fieldRanges, replaceFields } from '../wire/ranges.js';
import { blame, errorsIn, marked, withDiagnostics } from './blame.js';
import type { Call } from './connection.js';
import { isImported } from './import.js';
import { methods } from './methods.js';
import { tellsOfNoNetwork } from './offline.js';
import { planByState, planOffline, type Planning } from './plan-offline.js';

/** A response whose errors are marked where they are ours. */
function markedResponse(response: Uint8Array, field: number, ours: ReadonlySet<WireDiagnostic>): Uint8Array {
  if (ours.size === 0) return response;
  // The set holds diagnostics of another decoding of the same response: they are told apart by what they say.
  const said = new Set([...ours].map((one) => JSON.stringify(one)));
  return withDiagnostics(response, field, (one) => (said.has(JSON.stringify(one)) ? marked(one) : one));
}

/** Validation by the real provider, with errors marked that a made-up value caused. */
export async function forwardValidation({ answer, method, path, request }: Call): Promise<Uint8Array> {
  const field = methods[method];
  const response = await answer.ask(path, request, null);
  const errors = errorsIn(response, field);
  if (errors.length === 0) return response;
  const { typeName, config } = validateRequest.decode(request);
  const value = decodeObject(config);
  const ours = await blame(errors, value, answer.inventions, async () => {
    const clean = encodeValue(answer.inventions.without(value));
    const again = await answer.ask(path, validateRequest.encode({ typeName, config: clean }), null);
    return errorsIn(again, field).length > 0;
  });
  return markedResponse(response, field, ours);
}

/** A msgpack null: the state of what is to be gone. */
const gone = encodeValue(null);

/** To plan a deletion the provider has nothing to decide: AWS's refusals are played when it is applied. */
function plannedDeletion(request: Uint8Array): Uint8Array | null {
  const { proposedNewState, priorPrivate } = planResourceChangeRequest.decode(request);
  if (proposedNewState === null || !Buffer.from(gone).equals(proposedNewState)) return null;
  return planResourceChangeResponse.encode({
    plannedState: gone,
    plannedPrivate: priorPrivate,
    legacyTypeSystem: true,
  });
}

/** Planning by the real provider. Where it would call AWS to plan, the gateway plans in its place. */
export async function forwardPlan(call: Call): Promise<Uint8Array> {
  const { answer, method, path, request, config } = call;
  const deletion = plannedDeletion(request);
  if (deletion !== null) return deletion;
  const decoded = planResourceChangeRequest.decode(request);
  if (isImported(decoded.priorPrivate)) return planImported(call, decoded);
  const field = methods[method];
  const response = withoutIdentity(await answer.ask(path, request, config));
  const errors = errorsIn(response, field);
  if (errors.length === 0) return response;
  if (errors.every(tellsOfNoNetwork)) return planOffline(call);
  const value = decodeObject(decoded.config);
  if (decodeObject(decoded.priorState) !== null && (await plansAnew(call, decoded))) return planByState(call);
  const ours = await blame(errors, value, answer.inventions, async () => {
    const again = planResourceChangeRequest.encode({
      ...decoded,
      config: encodeValue(answer.inventions.without(value)),
      proposedNewState: encodeValue(answer.inventions.without(decodeObject(decoded.proposedNewState))),
    });
    return errorsIn(await answer.ask(path, again, config), field).length > 0;
  });
  return markedResponse(response, field, new Set([...ours, ...errors.filter(tellsOfNoNetwork)]));
}

/**
 * An imported resource is planned as if it were new, under the id that it was imported by: what stands in its
 * configuration is taken to stand in the account, so nothing of it is replaced.
 */
async function planImported(call: Call, planning: Planning['fields']): Promise<Uint8Array> {
  const request = Buffer.from(asNew(planning));
  const response = await forwardPlan({ ...call, request });
  const decoded = planResourceChangeResponse.decode(response);
  const state = decodeObject(decoded.plannedState);
  const id = decodeObject(planning.priorState)?.id;
  if (state === null || id === undefined) return response;
  return planResourceChangeResponse.encode({
    ...decoded,
    plannedState: encodeValue({ ...state, id }),
    requiresReplace: [],
  });
}

/** The same request for a resource that is not there yet. */
function asNew(planning: Planning['fields']): Uint8Array {
  return planResourceChangeRequest.encode({
    ...planning,
    priorState: gone,
    priorPrivate: null,
    proposedNewState: planning.config,
  });
}

/**
 * Whether the provider would plan the same configuration as a new resource. Then what it objects to is in the state,
 * which the gateway wrote: a status, say, that this type does not have.
 */
async function plansAnew(call: Call, planning: Planning['fields']): Promise<boolean> {
  const response = await call.answer.ask(call.path, asNew(planning), call.config);
  return errorsIn(response, methods[call.method]).length === 0;
}

/** Resource identities (field 7 and beyond) are not announced to Terraform, so none may come back. */
function withoutIdentity(response: Buffer): Uint8Array {
  const last = fieldRanges(response).some(({ number }) => number >= 7);
  return last ? replaceFields(response, new Set([7, 8, 9])) : response;
}

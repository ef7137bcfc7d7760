import {
  decodeObject,
  encodeValue,
  planResourceChangeRequest,
  planResourceChangeResponse,
  unknown,
  type CtyObject,
} from '../wire/index.js';
import { errorsIn } from './blame.js';
import type { Call } from './connection.js';
import { methods } from './methods.js';
import { plannedWithoutProvider, satisfies } from './plan.js';

/** A plan request, taken apart. */
export interface Planning {
  readonly fields: ReturnType<typeof planResourceChangeRequest.decode>;
  readonly prior: CtyObject | null;
  readonly proposed: CtyObject;
  readonly config: CtyObject;
}

/**
 * Plans a resource whose provider asks AWS while planning it. The provider asks about an argument it knows the value of
 * (a state machine's definition, say), so it is asked again with one argument after the other unknown, and the
 * argument is put back into what it then plans. Where that does not help the gateway plans alone.
 */
export async function planOffline(call: Call): Promise<Uint8Array> {
  const fields = planResourceChangeRequest.decode(call.request);
  const proposed = decodeObject(fields.proposedNewState);
  if (proposed === null) return planned(fields, null);
  call.answer.record({
    kind: 'provider-call',
    subject: fields.typeName,
    value: 'planned without AWS',
    reason: 'The provider asks AWS while planning this type; the rehearsal has no network.',
  });
  const planning: Planning = {
    fields,
    prior: decodeObject(fields.priorState),
    proposed,
    config: decodeObject(fields.config) ?? {},
  };
  const { prior } = planning;
  if (prior !== null && satisfies(prior, planning.config)) return planned(fields, prior);
  for (const [name, value] of Object.entries(planning.config)) {
    if (typeof value !== 'string') continue;
    const response = await plannedWithUnknown(call, planning, name);
    if (response !== null) return response;
  }
  const schema = call.answer.schemas.get('resources', fields.typeName);
  if (schema === null) throw new Error(`Expected a schema for ${fields.typeName}, found none.`);
  return planned(fields, plannedWithoutProvider(proposed, prior, schema.block));
}

/** Plans a change of a resource whose state, which the gateway wrote, the provider cannot read. */
export function planByState(call: Call): Uint8Array {
  const fields = planResourceChangeRequest.decode(call.request);
  const schema = call.answer.schemas.get('resources', fields.typeName);
  if (schema === null) throw new Error(`Expected a schema for ${fields.typeName}, found none.`);
  const proposed = decodeObject(fields.proposedNewState);
  if (proposed === null) return planned(fields, null);
  const prior = decodeObject(fields.priorState);
  if (prior !== null && satisfies(prior, decodeObject(fields.config))) return planned(fields, prior);
  return planned(fields, plannedWithoutProvider(proposed, prior, schema.block));
}

/** The provider's plan with one argument unknown to it; null where it fails all the same. */
async function plannedWithUnknown(call: Call, planning: Planning, name: string): Promise<Uint8Array | null> {
  const { fields, prior, proposed, config } = planning;
  const request = planResourceChangeRequest.encode({
    ...fields,
    config: encodeValue({ ...config, [name]: unknown }),
    proposedNewState: encodeValue({ ...proposed, [name]: unknown }),
  });
  const response = await call.answer.ask(call.path, request, call.config);
  if (errorsIn(response, methods.PlanResourceChange).length > 0) return null;
  const decoded = planResourceChangeResponse.decode(response);
  const state = decodeObject(decoded.plannedState);
  if (state === null) return null;
  const value = proposed[name] ?? null;
  const unchanged = prior !== null && prior[name] === value;
  return planResourceChangeResponse.encode({
    ...decoded,
    plannedState: encodeValue({ ...state, [name]: value }),
    requiresReplace: unchanged
      ? decoded.requiresReplace.filter(({ steps }) => steps[0]?.attribute !== name)
      : decoded.requiresReplace,
  });
}

function planned(fields: Planning['fields'], state: CtyObject | null): Uint8Array {
  return planResourceChangeResponse.encode({
    plannedState: encodeValue(state),
    plannedPrivate: fields.priorPrivate,
    legacyTypeSystem: true,
  });
}

import { createHash } from 'node:crypto';
import { awsRefusal } from '../contract.js';
import {
  applyResourceChangeRequest,
  applyResourceChangeResponse,
  decodeObject,
  encodeValue,
  errorDiagnostic,
  type CtyObject,
} from '../wire/index.js';
import { rehearsalAccount, type AwsAnswer } from './answer.js';
import type { Call } from './connection.js';
import { refusalToDelete } from './destroy.js';
import { fillResource } from './fill/index.js';
import { refusalToApply } from './refuse.js';

/** Plays AWS: creates, changes or deletes a resource in its state only. */
export async function applyChange({ answer, request, region }: Call): Promise<Uint8Array> {
  const { typeName, priorState, plannedState, config, plannedPrivate } =
    applyResourceChangeRequest.decode(request);
  const planned = decodeObject(plannedState);
  if (planned === null) return destroy(typeName, priorState);
  const refusal = await refusalToApply(typeName, planned, answer.files);
  if (refusal !== null) {
    return applyResourceChangeResponse.encode({
      newState: priorState ?? encodeValue(null),
      diagnostics: [errorDiagnostic(refusal.summary, refusal.detail)],
      legacyTypeSystem: true,
    });
  }
  const state = fill({ answer, region, type: typeName, planned, config: decodeObject(config) ?? {} });
  return applyResourceChangeResponse.encode({
    newState: encodeValue(state),
    private: plannedPrivate,
    // The provider's own SDK says so too: it allows the small liberties of planned values that SDK takes.
    legacyTypeSystem: true,
  });
}

function destroy(type: string, priorState: Uint8Array | null): Uint8Array {
  const prior = decodeObject(priorState);
  const reason = prior === null ? null : refusalToDelete(type, prior);
  if (prior === null || reason === null)
    return applyResourceChangeResponse.encode({ newState: encodeValue(null) });
  // Terraform gives no address with what a destroy says, so the id tells which one it is.
  const id = typeof prior.id === 'string' ? ` ${prior.id}` : '';
  return applyResourceChangeResponse.encode({
    newState: priorState,
    diagnostics: [errorDiagnostic(`${awsRefusal}${type}${id}`, reason)],
    legacyTypeSystem: true,
  });
}

/** A state with every unknown filled; what was made up is remembered. */
export function fill(input: {
  answer: AwsAnswer;
  region: string;
  type: string;
  planned: CtyObject;
  config: CtyObject;
  kind?: 'resources' | 'ephemeral';
}): CtyObject {
  const { answer, type, planned, config, region } = input;
  const schema = answer.schemas.get(input.kind ?? 'resources', type);
  if (schema === null) throw new Error(`Expected a schema for ${type}, found none.`);
  const fingerprint = createHash('sha256').update(type).update(encodeValue(planned)).digest('hex');
  const seed = `${fingerprint}#${answer.serial(fingerprint)}`;
  const filled = fillResource({
    type,
    planned,
    config,
    schema: schema.block,
    region,
    account: rehearsalAccount,
    seed,
  });
  answer.inventions.add(filled.invented);
  return filled.state;
}

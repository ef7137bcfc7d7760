import {
  encodeValue,
  importResourceStateRequest,
  importResourceStateResponse,
  type CtyObject,
  type SchemaBlock,
} from '../wire/index.js';
import { fill } from './apply.js';
import type { Call } from './connection.js';
import { plannedWithoutProvider } from './plan.js';

/** Private state of a resource that was imported and not planned since. */
const imported = Buffer.from('plumbline: imported');

/** Whether what is planned was imported just now. */
export function isImported(priorPrivate: Uint8Array | null): boolean {
  return priorPrivate !== null && imported.equals(priorPrivate);
}

/** Every attribute null and every block absent. */
function emptyState(block: SchemaBlock): CtyObject {
  const empty: CtyObject = {};
  for (const name of block.attributes.keys()) empty[name] = null;
  for (const [name, { nesting }] of block.blocks) {
    empty[name] = nesting === 'list' || nesting === 'set' ? [] : nesting === 'map' ? {} : null;
  }
  return empty;
}

/**
 * Import: there is no account to import from, so a resource of that id with plausible computed values is given. What else it
 * has is decided when it is planned: what its configuration says, because that is what people import into.
 */
export function importResource({ answer, request, region }: Call): Uint8Array {
  const { typeName, id } = importResourceStateRequest.decode(request);
  const schema = answer.schemas.get('resources', typeName);
  if (schema === null) throw new Error(`Expected a schema for ${typeName}, found none.`);
  answer.record({
    kind: 'import',
    subject: `${typeName} ${id}`,
    value: 'a made-up resource of that id',
    reason: 'The rehearsal has no account to import from.',
  });
  const planned = { ...plannedWithoutProvider(emptyState(schema.block), null, schema.block), id };
  const state = fill({ answer, region, type: typeName, planned, config: {} });
  return importResourceStateResponse.encode({
    importedResources: [{ typeName, state: encodeValue(state), private: imported }],
  });
}

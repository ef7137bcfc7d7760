import { upgradeResourceStateJsonResponse, upgradeResourceStateRequest } from '../wire/index.js';
import type { Call } from './connection.js';

/**
 * State of a rehearsal was written moments ago by the same provider, so there is nothing to upgrade: it goes back as it
 * came. Asking the provider would only have it decode and encode every resource.
 */
export function upgradeState({ request }: Call): Uint8Array {
  const { rawState } = upgradeResourceStateRequest.decode(request);
  return upgradeResourceStateJsonResponse.encode({
    upgradedState: { json: rawState?.json ?? new Uint8Array() },
  });
}

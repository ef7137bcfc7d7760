import { readResourceRequest, readResourceResponse } from '../wire/index.js';
import type { Call } from './connection.js';

/** Refresh: in the rehearsal nothing changes a resource behind Terraform's back. */
export function readResource({ request }: Call): Uint8Array {
  const { currentState, private: kept } = readResourceRequest.decode(request);
  return readResourceResponse.encode({ newState: currentState, private: kept });
}

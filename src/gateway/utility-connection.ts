import { GrpcError, status } from './grpc/frame.js';
import type { Connection } from './grpc/server.js';
import { answerError, ourError } from './aws/blame.js';
import { methodOf, methods } from './aws/methods.js';
import { AllowanceError, serveUtility, type UtilityProvider, type UtilitySession } from './utility/index.js';

/** A connection to one of our own providers. A failure of ours becomes a marked diagnostic and is recorded. */
export function utilityConnection(
  provider: UtilityProvider,
  session: UtilitySession,
  fault: (text: string) => void,
): Connection {
  return {
    call: async (path, request) => {
      const method = methodOf(path);
      const response = method === null ? null : await served(provider, method, request, session, fault);
      if (response === null) throw new GrpcError(status.unimplemented, `Not served: ${path}`);
      return response;
    },
    closed: () => undefined,
  };
}

async function served(
  provider: UtilityProvider,
  method: keyof typeof methods,
  request: Buffer,
  session: UtilitySession,
  fault: (text: string) => void,
): Promise<Uint8Array | null> {
  try {
    return await serveUtility(provider, method, request, session);
  } catch (error) {
    if (error instanceof AllowanceError)
      return answerError(methods[method], 'Limit of the rehearsal reached', error.message);
    const text = error instanceof Error ? error.message : String(error);
    fault(`${provider.name} ${method}: ${text}`);
    return ourError(
      methods[method],
      `The rehearsal's ${provider.name} provider could not answer ${method}`,
      text,
    );
  }
}

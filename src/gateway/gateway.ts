import { freemem } from 'node:os';
import { ProviderBlocks } from './aws/prepare.js';
import { Schemas } from './aws/schemas.js';
import type { Gateway, GatewayOptions, GatewaySession } from './contract.js';
import { launchPlain } from './pool/launch.js';
import { ProviderPool } from './pool/pool.js';
import { openSession, type Shared } from './session.js';

/** A provider process at work takes about this much. */
const bytesPerProvider = 600 * 1024 * 1024;

/** As many processes as half of the free memory holds, between 2 and 8. */
function providersByMemory(): number {
  return Math.max(2, Math.min(8, Math.floor(freemem() / 2 / bytesPerProvider)));
}

/**
 * Starts the gateway: a pool of real provider processes, and their schema asked once. Throws where the provider does
 * not start. Close it, or its processes keep this one alive.
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const pool = await ProviderPool.open({
    file: options.awsProvider.path,
    max: options.maxProviders ?? providersByMemory(),
    launch: options.launch ?? launchPlain,
  });
  try {
    const method = pool.protocol === 6 ? 'GetProviderSchema' : 'GetSchema';
    const schemas = new Schemas(
      await pool.call(`/tfplugin${pool.protocol}.Provider/${method}`, new Uint8Array(), null),
    );
    return gatewayOver({ pool, schemas, providerBlocks: new ProviderBlocks(pool) });
  } catch (error) {
    await pool.close();
    throw error;
  }
}

function gatewayOver(shared: Shared): Gateway {
  const sessions = new Set<GatewaySession>();
  return {
    open: async (sessionOptions) => {
      const session = await openSession(shared, sessionOptions);
      const tracked: GatewaySession = {
        ...session,
        close: async () => {
          sessions.delete(tracked);
          await session.close();
        },
      };
      sessions.add(tracked);
      return tracked;
    },
    close: async () => {
      await Promise.all([...sessions].map((session) => session.close()));
      await shared.pool.close();
    },
  };
}

import type { Readable } from 'node:stream';
import { z } from 'zod';

/** Where a provider listens, as it prints it when started with `-debug`. */
export interface ProviderAddress {
  readonly protocol: 5 | 6;
  readonly socket: string;
}

const reattachSchema = z.record(
  z.string(),
  z.object({
    ProtocolVersion: z.union([z.literal(5), z.literal(6)]),
    Addr: z.object({ Network: z.literal('unix'), String: z.string() }),
  }),
);

/** Finds the address in what a provider has printed so far; null while it is not there. */
export function findAddress(printed: string): ProviderAddress | null {
  const match = /TF_REATTACH_PROVIDERS='([^']+)'/.exec(printed);
  if (match?.[1] === undefined) return null;
  const [provider] = Object.values(reattachSchema.parse(JSON.parse(match[1])));
  return provider === undefined ? null : { protocol: provider.ProtocolVersion, socket: provider.Addr.String };
}

/** What a provider prints before its address is short; more means that something else was started. */
const maxPrinted = 64 * 1024;

/**
 * Reads a provider's output until its address is found, then lets the rest run off unread. Throws where none
 * comes.
 */
export function readAddress(stdout: Readable): Promise<ProviderAddress> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const stop = (): void => {
      stdout.off('data', read);
      stdout.off('end', end);
      stdout.resume();
    };
    const end = (): void => {
      stop();
      reject(new Error(`Expected the provider to print its address, received: ${printed.slice(0, 500)}`));
    };
    const read = (chunk: Buffer): void => {
      printed += chunk.toString('utf8');
      try {
        const address = findAddress(printed);
        if (address === null && printed.length <= maxPrinted) return;
        stop();
        if (address !== null) resolve(address);
        else
          reject(
            new Error(`Expected a provider's address in its first ${maxPrinted} characters, found none.`),
          );
      } catch (error) {
        stop();
        reject(
          new Error(`Expected a provider's address, received: ${printed.slice(0, 500)}`, { cause: error }),
        );
      }
    };
    stdout.on('data', read);
    stdout.on('end', end);
  });
}

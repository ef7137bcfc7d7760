import type { ModelError } from '../domain/model.js';

/** Failures in a row after which a provider is not asked any more. */
export const breakerLimit = 5;

/** Kinds that say something about the provider, not about one request or one model's name. */
const providerFailures: ReadonlySet<ModelError['kind']> = new Set([
  'auth',
  'quota',
  'rate-limit',
  'timeout',
  'network',
  'server',
]);

/** Stops the asking of a provider that is down, so that a run does not wait for it hour after hour. Others go on. */
export interface Breakers {
  /** Why a provider is not asked any more; null where it is asked. */
  open(provider: string): string | null;
  /** An answer came in: the row of failures is broken. */
  succeeded(provider: string): void;
  /** An asking ended in vain, all its attempts made. True where this one opened the breaker. */
  failed(provider: string, error: { readonly kind: ModelError['kind']; readonly message: string }): boolean;
}

/** Breakers of one run, one a provider, all closed. */
export function createBreakers(limit: number = breakerLimit): Breakers {
  const rows = new Map<string, { failures: number; last: string }>();
  return {
    open: (provider) => {
      const row = rows.get(provider);
      return row === undefined || row.failures < limit
        ? null
        : `${provider} was not asked any more after ${row.failures} failures in a row (the last: ${row.last})`;
    },
    succeeded: (provider) => {
      // What was sent before the breaker opened may still come in; the provider is then up again.
      rows.delete(provider);
    },
    failed: (provider, { kind, message }) => {
      if (!providerFailures.has(kind)) return false;
      const failures = (rows.get(provider)?.failures ?? 0) + 1;
      rows.set(provider, { failures, last: message });
      return failures === limit;
    },
  };
}

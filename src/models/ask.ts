import pRetry, { AbortError } from 'p-retry';
import { failpoint } from '../domain/failpoint.js';
import { ModelError, type ModelAnswer, type ModelProvider, type ModelRequest } from '../domain/model.js';

/** How patient to be. */
export interface AskOptions {
  readonly signal: AbortSignal;
  /** Attempts in all. @default 5 */
  readonly attempts?: number;
  /** Wall time of one attempt in milliseconds. @default 10 minutes */
  readonly timeoutMs?: number;
  /** Wait before the second attempt in milliseconds, doubled each time. @default 1000 */
  readonly firstWaitMs?: number;
  /** Told of each failed attempt that will be tried again. */
  readonly onRetry?: (message: string) => void;
}

/** The answer with how many attempts it took and how long the last one was. */
export interface Asked {
  readonly answer: ModelAnswer;
  readonly attempts: number;
  readonly ms: number;
}

/** How an asking ended in vain: with the number of attempts made. */
export class AskError extends Error {
  override readonly name = 'AskError';
  readonly kind: ModelError['kind'];
  readonly attempts: number;

  constructor(error: ModelError, attempts: number) {
    super(error.message, { cause: error });
    this.kind = error.kind;
    this.attempts = attempts;
  }
}

function asModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  return new ModelError(error instanceof Error ? error.message : String(error), {
    kind: 'network',
    retryable: false,
    cause: error,
  });
}

/**
 * Asks a model, trying again where that can help: rate limits, timeouts, network and server errors, with growing
 * waits and never before the provider's own `retry-after`. Wrong keys and empty accounts are not tried again.
 *
 * @throws {AskError} when no attempt gave an answer, or the signal was aborted.
 */
export async function ask(
  provider: ModelProvider,
  request: ModelRequest,
  options: AskOptions,
): Promise<Asked> {
  let attempts = 0;
  let last: ModelError | null = null;
  const once = async (): Promise<Asked> => {
    attempts += 1;
    const startedAt = performance.now();
    const deadline = AbortSignal.timeout(options.timeoutMs ?? 600_000);
    try {
      const answer = await provider.ask(request, { signal: AbortSignal.any([options.signal, deadline]) });
      return { answer, attempts, ms: performance.now() - startedAt };
    } catch (error) {
      last = deadline.aborted
        ? new ModelError(`${provider.id}: no answer within ${(options.timeoutMs ?? 600_000) / 1000} s`, {
            kind: 'timeout',
            retryable: true,
            cause: error,
          })
        : asModelError(error);
      failpoint('ask.attempt-failed');
      if (!last.retryable) throw new AbortError(last);
      throw last;
    }
  };
  try {
    return await pRetry(once, {
      retries: (options.attempts ?? 5) - 1,
      minTimeout: options.firstWaitMs ?? 1000,
      maxTimeout: 60_000,
      randomize: true,
      signal: options.signal,
      onFailedAttempt: async ({ retriesLeft }) => {
        if (last === null || retriesLeft === 0) return;
        options.onRetry?.(`${last.message} (${last.kind}; attempt ${attempts}, trying again)`);
        const wait = last.retryAfterMs ?? 0;
        if (wait > 0) await pause(wait, options.signal);
      },
    });
  } catch (error) {
    throw new AskError(last ?? asModelError(error), attempts);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}

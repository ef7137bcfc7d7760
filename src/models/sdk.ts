import { ModelError, type Usage } from '../domain/model.js';

/** Usage where a provider says nothing. Missing is not zero. */
export const noUsage: Usage = {
  inputTokens: null,
  outputTokens: null,
  cachedInputTokens: null,
  reasoningTokens: null,
};

/** Longest wait, in milliseconds, whatever a provider asks for: it may ask for days, and above 2^31 a timer fires at once. */
const longestWait = 10 * 60 * 1000;

function statusOf(error: object): number | null {
  return 'status' in error && typeof error.status === 'number' ? error.status : null;
}

function headerOf(error: object, name: string): string | null {
  if (!('headers' in error) || !(error.headers instanceof Headers)) return null;
  return error.headers.get(name);
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date; null where absent or senseless. */
function retryAfter(error: object, now: number): number | null {
  const milliseconds = Number.parseFloat(headerOf(error, 'retry-after-ms') ?? '');
  if (Number.isFinite(milliseconds) && milliseconds >= 0) return Math.min(milliseconds, longestWait);
  const header = headerOf(error, 'retry-after');
  if (header === null) return null;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longestWait) : null;
}

function kindOf(status: number | null, name: string, message: string): ModelError['kind'] {
  if (/timeout/i.test(name)) return 'timeout';
  if (status === null) return 'network';
  if (status === 401 || status === 403) return 'auth';
  if (status === 404) return 'unknown-model';
  if (status === 408) return 'timeout';
  if (status === 429) return /quota|credit|billing/i.test(message) ? 'quota' : 'rate-limit';
  return status >= 500 || status === 409 ? 'server' : 'bad-request';
}

const retryable: ReadonlySet<ModelError['kind']> = new Set(['rate-limit', 'timeout', 'network', 'server']);

/** Providers may say themselves whether trying again can help; their word counts. */
function shouldRetry(error: object): boolean | null {
  const header = headerOf(error, 'x-should-retry');
  return header === 'true' ? true : header === 'false' ? false : null;
}

/** Turns what an SDK threw into our one kind of error: what happened, whether trying again can help, and when. */
export function sdkError(provider: string, error: unknown, now = Date.now()): ModelError {
  if (error instanceof ModelError) return error;
  if (!(error instanceof Error))
    return new ModelError(`${provider}: ${String(error)}`, { kind: 'network', retryable: true });
  const status = statusOf(error);
  // SDKs throw a plain error, without a status, where no key is set: nothing was sent.
  const unset = status === null && /api.?key|credentials|auth/i.test(error.message);
  const kind = unset ? 'auth' : kindOf(status, error.name, error.message);
  return new ModelError(`${provider}: ${error.message}`, {
    kind,
    retryable: shouldRetry(error) ?? retryable.has(kind),
    retryAfterMs: retryAfter(error, now),
    cause: error,
  });
}

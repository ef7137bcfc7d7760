import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ModelError, type ModelProvider, type ModelRequest } from '../domain/model.js';
import { ask, AskError } from './ask.js';
import { createBreakers } from './breaker.js';
import { loadProvider, parseModelName, providerIds } from './load.js';
import { noUsage, sdkError } from './sdk.js';

const request: ModelRequest = { model: 'm', taskId: 't', prompt: 'p', epoch: 1, maxTokens: null };
const patience = { signal: new AbortController().signal, firstWaitMs: 1, attempts: 3 };

/** A provider that fails as told, then answers. */
function failing(...errors: ModelError[]): ModelProvider & { calls: number } {
  const provider = {
    id: 'fake',
    title: 'fails as told',
    env: [],
    calls: 0,
    ask: () => {
      const error = errors[provider.calls];
      provider.calls += 1;
      return error === undefined
        ? Promise.resolve({
            text: 'ok',
            finishReason: 'stop' as const,
            rawFinishReason: 'stop',
            usage: noUsage,
            reportedModel: 'm',
          })
        : Promise.reject(error);
    },
  };
  return provider;
}

const error = (kind: ModelError['kind'], retryable: boolean): ModelError =>
  new ModelError(`${kind}!`, { kind, retryable });

describe('ask', () => {
  test('tries again where that can help and counts the attempts', async () => {
    const provider = failing(error('rate-limit', true), error('server', true));
    await expect(ask(provider, request, patience)).resolves.toMatchObject({
      attempts: 3,
      answer: { text: 'ok' },
    });
  });

  test('gives up at the limit of attempts, keeping the last cause', async () => {
    const provider = failing(error('server', true), error('server', true), error('network', true));
    await expect(ask(provider, request, patience)).rejects.toMatchObject({ kind: 'network', attempts: 3 });
    expect(provider.calls).toBe(3);
  });

  test('does not try again with a wrong key or an empty account', async () => {
    for (const kind of ['auth', 'quota'] as const) {
      const provider = failing(error(kind, false));
      await expect(ask(provider, request, patience)).rejects.toBeInstanceOf(AskError);
      expect(provider.calls).toBe(1);
    }
  });

  test('an attempt without an answer in time is a timeout of ours, not an empty answer', async () => {
    const provider: ModelProvider = {
      ...failing(),
      ask: (_request, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
    };
    await expect(ask(provider, request, { ...patience, attempts: 2, timeoutMs: 5 })).rejects.toMatchObject({
      kind: 'timeout',
      attempts: 2,
    });
  });
});

describe('what an SDK throws', () => {
  const thrown = (status: number | undefined, message: string, headers: Record<string, string> = {}): Error =>
    Object.assign(new Error(message), { status, headers: new Headers(headers) });

  test.each([
    [thrown(401, 'bad key'), 'auth', false],
    [thrown(429, 'slow down'), 'rate-limit', true],
    [thrown(429, 'You exceeded your current quota'), 'quota', false],
    [thrown(500, 'oops'), 'server', true],
    [thrown(529, 'overloaded'), 'server', true],
    [thrown(400, 'no such parameter'), 'bad-request', false],
    [thrown(404, 'no such model'), 'unknown-model', false],
    [thrown(undefined, 'socket hang up'), 'network', true],
    [thrown(undefined, 'The OPENAI_API_KEY environment variable is missing'), 'auth', false],
  ])('%s is %s', (given, kind, retryable) => {
    expect(sdkError('X', given)).toMatchObject({ kind, retryable });
  });

  test.each([
    [{ 'retry-after-ms': '1500' }, 1500],
    [{ 'retry-after-ms': '1e99' }, 600_000],
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': new Date(61_000).toUTCString() }, 60_000],
    [{ 'retry-after': new Date(0).toUTCString() }, 0],
    [{ 'retry-after': '99999999' }, 600_000],
    [{ 'retry-after': 'soon' }, null],
    [{}, null],
  ])('waits as %j asks', (headers, expected) => {
    expect(sdkError('X', thrown(429, 'x', headers), 1000).retryAfterMs).toBe(expected);
  });
});

describe('the breaker', () => {
  const down = { kind: 'server', message: 'busy' } as const;

  test('opens after five failures in a row, for that provider alone', () => {
    const breakers = createBreakers();
    expect([1, 2, 3, 4, 5, 6].map(() => breakers.failed('a', down))).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(breakers.open('a')).toMatch(/a was not asked any more after 6 failures in a row .*busy/);
    expect(breakers.open('b')).toBeNull();
  });

  test('an answer breaks the row; a bad request says nothing about the provider', () => {
    const breakers = createBreakers(2);
    breakers.failed('a', down);
    breakers.succeeded('a');
    breakers.failed('a', down);
    breakers.failed('a', { kind: 'bad-request', message: 'too long' });
    expect(breakers.open('a')).toBeNull();
  });
});

describe('names of models', () => {
  test('every provider file loads and carries its own id', async () => {
    expect(providerIds()).toEqual(['anthropic', 'openai', 'sample']);
    for (const id of providerIds()) expect((await loadProvider(id)).id).toBe(id);
  });

  test('keeps slashes in the model', () => {
    expect(parseModelName('openai/org/model')).toEqual({ provider: 'openai', model: 'org/model' });
  });

  test.each(['gpt-4o', 'nobody/x', 'openai/', '/x', ''])(
    '%j is refused with the providers there are',
    (name) => {
      expect(() => parseModelName(name)).toThrow(/anthropic, openai, sample/);
    },
  );
});

describe('real SDKs against a server of ours', () => {
  let server: Server;
  let reply: { status: number; type: string; body: string };
  const before = { ...process.env };

  beforeEach(async () => {
    server = createServer((incoming, response) => {
      incoming.resume().on('end', () => {
        response.writeHead(reply.status, { 'content-type': reply.type });
        response.end(reply.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    Object.assign(process.env, {
      OPENAI_API_KEY: 'test',
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
      ANTHROPIC_API_KEY: 'test',
      ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}`,
    });
  });

  afterEach(() => {
    process.env = { ...before };
    server.close();
  });

  const options = { signal: new AbortController().signal };

  test('openai: text, finish reason and usage', async () => {
    reply = {
      status: 200,
      type: 'application/json',
      body: JSON.stringify({
        id: 'x',
        object: 'chat.completion',
        model: 'm-2026',
        choices: [{ index: 0, message: { role: 'assistant', content: 'hcl' }, finish_reason: 'length' }],
        usage: {
          prompt_tokens: 10,
          completion_tokens: 20,
          total_tokens: 30,
          prompt_tokens_details: { cached_tokens: 4 },
        },
      }),
    };
    const answer = await (await loadProvider('openai')).ask(request, options);
    expect(answer).toEqual({
      text: 'hcl',
      finishReason: 'length',
      rawFinishReason: 'length',
      reportedModel: 'm-2026',
      usage: { inputTokens: 10, outputTokens: 20, cachedInputTokens: 4, reasoningTokens: null },
    });
  });

  test('openai: a server error is ours to try again, never an answer', async () => {
    reply = { status: 503, type: 'application/json', body: '{"error":{"message":"busy"}}' };
    await expect((await loadProvider('openai')).ask(request, options)).rejects.toMatchObject({
      kind: 'server',
      retryable: true,
    });
  });

  test('openai: a success without any answer is a failure of the server, not an empty answer', async () => {
    reply = { status: 200, type: 'application/json', body: '{"error":{"message":"upstream down"}}' };
    await expect((await loadProvider('openai')).ask(request, options)).rejects.toMatchObject({
      kind: 'server',
      message: expect.stringContaining('upstream down') as string,
    });
  });

  test('anthropic: streamed text, finish reason and usage with cached tokens counted in', async () => {
    const events = [
      {
        type: 'message_start',
        message: {
          id: 'x',
          type: 'message',
          role: 'assistant',
          model: 'm-2026',
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 10, cache_read_input_tokens: 5, output_tokens: 1 },
        },
      },
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'hcl' } },
      { type: 'content_block_stop', index: 0 },
      {
        type: 'message_delta',
        delta: { stop_reason: 'max_tokens', stop_sequence: null },
        usage: { output_tokens: 20 },
      },
      { type: 'message_stop' },
    ];
    reply = {
      status: 200,
      type: 'text/event-stream',
      body: events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(''),
    };
    const answer = await (await loadProvider('anthropic')).ask(request, options);
    expect(answer).toMatchObject({
      text: 'hcl',
      finishReason: 'length',
      rawFinishReason: 'max_tokens',
      usage: { inputTokens: 15, outputTokens: 20, cachedInputTokens: 5, reasoningTokens: null },
    });
  });
});

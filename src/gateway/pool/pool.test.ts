import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { ownName } from '../../process/owner.js';
import { status } from '../grpc/frame.js';
import { configureRequest, encodeValue } from '../wire/index.js';
import { fakeProviders, type FakeProviders } from './fake-provider.js';
import { ProviderPool } from './pool.js';
import type { ProviderConfig } from './seat.js';
import { shortTemporaryFolder } from './temporary.js';

let pool: ProviderPool | null = null;
afterEach(async () => {
  await pool?.close();
  pool = null;
});

async function open(fakes: FakeProviders, max: number, callTimeoutMs?: number): Promise<ProviderPool> {
  pool = await ProviderPool.open({
    file: 'provider',
    max,
    launch: fakes.launch,
    ...(callTimeoutMs === undefined ? {} : { callTimeoutMs }),
  });
  return pool;
}

function config(region: string): ProviderConfig {
  return { key: region, request: configureRequest.encode({ config: encodeValue({ region }) }) };
}

const path = '/tfplugin5.Provider/Plan';

describe('a pool of providers', () => {
  it.each([1, 2, 4])(
    'makes every call under its own configuration, with at most %d processes',
    async (max) => {
      const fakes = fakeProviders();
      const { call } = bound(await open(fakes, max));
      const regions = Array.from({ length: 12 }, (_unused, index) => `region-${index}`);
      const calls = regions.flatMap((region) =>
        Array.from({ length: 25 }, async (_unused, index) => {
          const under = index % 5 === 0 ? null : config(region);
          const said = String(await call(path, Buffer.from(String(index)), under));
          return under === null ? said.endsWith(` ${index}`) : said === `${region} ${index}`;
        }),
      );
      expect((await Promise.all(calls)).every(Boolean)).toBe(true);
      expect(fakes.disturbed()).toBe(0);
      expect(fakes.started()).toBeLessThanOrEqual(max);
    },
  );

  it('starts one process and keeps to it while configurations are equal', async () => {
    const fakes = fakeProviders();
    const { call } = bound(await open(fakes, 4));
    await Promise.all(Array.from({ length: 200 }, () => call(path, Buffer.alloc(0), config('a'))));
    expect(fakes.started()).toBe(1);
  });

  it('starts a further one where configurations get in each other’s way', async () => {
    const fakes = fakeProviders();
    const opened = await open(fakes, 2);
    await Promise.all(
      Array.from({ length: 400 }, (_unused, index) =>
        opened.call(path, Buffer.alloc(0), config(`r${index % 2}`)),
      ),
    );
    await expect.poll(() => opened.size).toBe(2);
  });

  it('lets nobody be overtaken for ever', async () => {
    const { call } = bound(await open(fakeProviders(), 1));
    let isServed = false;
    const flood = Array.from({ length: 20 }, async () => {
      while (!isServed) await call(`${path}Slow`, Buffer.alloc(0), config('busy'));
    });
    await call(path, Buffer.alloc(0), config('other'));
    isServed = true;
    await Promise.all(flood);
  });

  it('repeats the calls that a crash broke on a new process', async () => {
    const fakes = fakeProviders();
    const { call } = bound(await open(fakes, 1));
    const calls = Array.from({ length: 5 }, () => call(`${path}Slow`, Buffer.from('x'), config('a')));
    await expect.poll(() => fakes.started()).toBe(1);
    await fakes.crash(1);
    expect((await Promise.all(calls)).map(String)).toEqual(Array.from({ length: 5 }, () => 'a x'));
    expect(fakes.started()).toBe(2);
  });

  it('tells a process to let go of what many calls left, while none is at work, and keeps its configuration', async () => {
    const fakes = fakeProviders();
    const { call } = bound(await open(fakes, 1));
    const calls = Array.from({ length: 6_000 }, (_unused, index) =>
      call(path, Buffer.from(String(index)), config('a')),
    );
    expect((await Promise.all(calls)).every((said, index) => String(said) === `a ${index}`)).toBe(true);
    expect(fakes.stopped()).toBe(2);
    expect(fakes.disturbed()).toBe(0);
    expect(fakes.started()).toBe(1);
  });

  it('gives up a call that takes too long and replaces its process', async () => {
    const fakes = fakeProviders();
    const { call } = bound(await open(fakes, 1, 10));
    await expect(call(`${path}Slow`, Buffer.alloc(0), null)).rejects.toMatchObject({
      code: status.deadlineExceeded,
    });
    expect(String(await call(path, Buffer.from('on'), null))).toBe('none on');
    expect(fakes.started()).toBe(2);
  });

  it('ends a call that uses up CPU time without end, and replaces its process', async () => {
    let seconds = 0;
    const fakes = fakeProviders({ cpuSeconds: () => (seconds += 100) });
    const { call } = bound(await open(fakes, 1));
    await expect(call(`${path}Stuck`, Buffer.alloc(0), null)).rejects.toMatchObject({
      code: status.resourceExhausted,
      message: expect.stringContaining('60 s of the provider') as string,
    });
    expect(String(await call(path, Buffer.from('on'), null))).toBe('none on');
    expect(fakes.started()).toBe(2);
  });

  it('leaves no folder behind', async () => {
    const before = readdirSync(shortTemporaryFolder()).filter((name) => name.startsWith(`plb-${ownName()}-`));
    const opened = await open(fakeProviders(), 1);
    await opened.close();
    expect(
      readdirSync(shortTemporaryFolder()).filter((name) => name.startsWith(`plb-${ownName()}-`)),
    ).toEqual(before);
    await expect(opened.call(path, Buffer.alloc(0), null)).rejects.toMatchObject({ code: status.cancelled });
  });

  it.each([
    ['prints nothing', '', /print its address, received: $/],
    [
      'prints another kind of address',
      `TF_REATTACH_PROVIDERS='{"a":{"Addr":{}}}'`,
      /Expected a provider's address/,
    ],
  ])('does not open on a program that %s', async (_name, printed, message) => {
    await expect(
      ProviderPool.open({ file: 'x', max: 1, launch: fakeProviders({ printed }).launch }),
    ).rejects.toThrow(message);
  });
});

function bound(opened: ProviderPool): Pick<ProviderPool, 'call'> {
  return { call: (...args) => opened.call(...args) };
}

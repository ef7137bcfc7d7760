import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GrpcClient } from './client.js';
import { frame, FrameReader, GrpcError, status } from './frame.js';
import { GrpcServer, type Connection } from './server.js';

let folder: string;
let server: GrpcServer | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plb-'));
});
afterEach(async () => {
  await server?.close();
  server = null;
  await rm(folder, { recursive: true, force: true });
});

async function serve(connect: () => Connection): Promise<string> {
  server = await GrpcServer.listen(join(folder, 's'), connect);
  return server.path;
}

const echo: Connection = { call: (_path, request) => Promise.resolve(request), closed: () => undefined };

describe('unary calls', () => {
  it.each([0, 1, 100_000, 12_000_000])('carry %d bytes there and back', async (size) => {
    const client = await GrpcClient.connect(await serve(() => echo));
    const request = Buffer.alloc(size, 7);
    expect((await client.call('/a.B/C', request, 10_000)).equals(request)).toBe(true);
    client.close();
  });

  it('run side by side', async () => {
    const client = await GrpcClient.connect(await serve(() => echo));
    const requests = Array.from({ length: 300 }, (_unused, index) => Buffer.from(`call ${index}`));
    const responses = await Promise.all(requests.map((request) => client.call('/a.B/C', request, 10_000)));
    expect(responses.map(String)).toEqual(requests.map(String));
    client.close();
  });

  it.each([
    [new GrpcError(status.unimplemented, 'näh: 100 %'), status.unimplemented, 'näh: 100 %'],
    [new Error('broken'), status.internal, 'broken'],
  ])('bring back the error %s', async (thrown, code, message) => {
    const client = await GrpcClient.connect(
      await serve(() => ({ ...echo, call: () => Promise.reject(thrown) })),
    );
    await expect(client.call('/a.B/C', Buffer.alloc(0), 10_000)).rejects.toMatchObject({ code, message });
    client.close();
  });

  it('that get no answer end in time, and the connection still serves others', async () => {
    const silent = new Promise<Buffer>(() => undefined);
    const connection: Connection = {
      ...echo,
      call: (path, request) => (path === '/a.B/Slow' ? silent : Promise.resolve(request)),
    };
    const client = await GrpcClient.connect(await serve(() => connection));
    await expect(client.call('/a.B/Slow', Buffer.alloc(0), 30)).rejects.toMatchObject({
      code: status.deadlineExceeded,
    });
    expect(String(await client.call('/a.B/C', Buffer.from('on'), 10_000))).toBe('on');
    client.close();
  });

  it('under way when the peer goes away are told so', async () => {
    const client = await GrpcClient.connect(
      await serve(() => ({ ...echo, call: () => new Promise(() => undefined) })),
    );
    const call = expect(client.call('/a.B/C', Buffer.alloc(0), 10_000)).rejects.toMatchObject({
      code: status.unavailable,
    });
    await server?.close();
    server = null;
    await call;
    expect(client.open).toBe(false);
    await expect(client.call('/a.B/C', Buffer.alloc(0), 10_000)).rejects.toMatchObject({
      code: status.unavailable,
    });
  });
});

describe('connections', () => {
  it('are told apart and their end is noticed', async () => {
    let opened = 0;
    const closed: number[] = [];
    const path = await serve(() => {
      const id = ++opened;
      return { call: () => Promise.resolve(Buffer.from(String(id))), closed: () => closed.push(id) };
    });
    const [first, second] = [await GrpcClient.connect(path), await GrpcClient.connect(path)];
    expect(String(await first.call('/a.B/C', Buffer.alloc(0), 10_000))).toBe('1');
    expect(String(await second.call('/a.B/C', Buffer.alloc(0), 10_000))).toBe('2');
    expect(String(await first.call('/a.B/C', Buffer.alloc(0), 10_000))).toBe('1');
    first.close();
    await expect.poll(() => closed).toEqual([1]);
    second.close();
  });

  it('to nobody are refused', async () => {
    await expect(GrpcClient.connect(join(folder, 'nobody'))).rejects.toThrow(/ENOENT/);
  });
});

describe('frames', () => {
  const read = (...chunks: Buffer[]): Buffer => {
    const reader = new FrameReader();
    for (const chunk of chunks) reader.push(chunk);
    return reader.message();
  };

  it('are put together from whatever pieces they come in', () => {
    const whole = frame(Buffer.from('hello'));
    expect(String(read(whole.subarray(0, 3), whole.subarray(3, 6), whole.subarray(6)))).toBe('hello');
  });

  it.each([
    ['none', Buffer.alloc(0), /received 0 bytes/],
    ['a torn one', frame(Buffer.from('hello')).subarray(0, 8), /5 bytes, received 3/],
    ['two', Buffer.concat([frame(Buffer.from('a')), frame(Buffer.from('b'))]), /1 bytes, received 7/],
    ['a compressed one', Buffer.from([1, 0, 0, 0, 0]), /uncompressed/],
  ])('refuse %s', (_name, chunk, message) => {
    expect(() => read(chunk)).toThrow(message);
  });
});

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import {
  connect,
  constants,
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GrpcClient } from './client.js';
import { frame, FrameReader, status } from './frame.js';
import { HeaderDecoder } from './hpack.js';
import { Http2Connection } from './http2.js';
import { GrpcServer } from './server.js';

/** Against Node's own HTTP/2, which compresses headers, pads frames and keeps to small windows as other peers do. */
const peer = { paddingStrategy: constants.PADDING_STRATEGY_MAX };

let folder: string;
const closing: (() => unknown)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plb-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await rm(folder, { recursive: true, force: true });
});

const sizes = [0, 1, 16_384, 70_000, 3_000_000];

describe('our server and a foreign client', () => {
  async function ask(
    bodies: readonly Buffer[],
    extra: OutgoingHttpHeaders = {},
  ): Promise<{ status: unknown; body: Buffer }[]> {
    const server = await GrpcServer.listen(join(folder, 's'), () => ({
      call: (path, request) => Promise.resolve(Buffer.concat([Buffer.from(path), request])),
      closed: () => undefined,
    }));
    closing.push(() => server.close());
    const session = connect('http://localhost', {
      ...peer,
      createConnection: () => connectSocket(server.path),
    });
    closing.push(() => {
      session.destroy();
    });
    return await Promise.all(
      bodies.map(async (body) => {
        const stream = session.request({
          ':method': 'POST',
          ':path': '/tfplugin5.Provider/Plan~{x}',
          te: 'trailers',
          ...extra,
        });
        let trailers: IncomingHttpHeaders = {};
        stream.on('trailers', (received: IncomingHttpHeaders) => {
          trailers = received;
        });
        const reader = new FrameReader();
        stream.on('data', (chunk: Buffer) => {
          reader.push(chunk);
        });
        stream.end(frame(body));
        await once(stream, 'close');
        return { status: trailers['grpc-status'], body: reader.message() };
      }),
    );
  }

  it.each(sizes)('understand each other over %d bytes', async (size) => {
    const body = Buffer.alloc(size, 3);
    const [answer] = await ask([body]);
    expect(answer?.status).toBe('0');
    expect(answer?.body.equals(Buffer.concat([Buffer.from('/tfplugin5.Provider/Plan~{x}'), body]))).toBe(
      true,
    );
  });

  it('keep many calls apart', async () => {
    const answers = await ask(Array.from({ length: 200 }, (_unused, index) => Buffer.from(` ${index}`)));
    expect(answers.map(({ body }) => String(body).split(' ')[1])).toEqual(
      answers.map((_unused, index) => String(index)),
    );
  });

  it('get on with more headers than one frame and one table hold', async () => {
    const extra = Object.fromEntries(
      Array.from({ length: 60 }, (_unused, index) => [`x-${index}`, `${index}`.repeat(400)]),
    );
    expect(await ask([Buffer.from('a'), Buffer.from('b')], extra)).toHaveLength(2);
  });
});

describe('our client and a foreign server', () => {
  async function serve(settings: {
    initialWindowSize?: number;
  }): Promise<{ client: GrpcClient; server: Http2Server }> {
    const server = createServer({ ...peer, settings });
    server.on('stream', (stream) => {
      const reader = new FrameReader();
      stream.on('data', (chunk: Buffer) => {
        reader.push(chunk);
      });
      stream.on('end', () => {
        stream.respond({ 'content-type': 'application/grpc' }, { waitForTrailers: true });
        stream.on('wantTrailers', () => {
          stream.sendTrailers({ 'grpc-status': '0' });
        });
        stream.end(frame(reader.message()));
      });
    });
    server.listen(join(folder, 'n'));
    await once(server, 'listening');
    closing.push(() => {
      server.close();
    });
    const client = await GrpcClient.connect(join(folder, 'n'));
    closing.push(() => {
      client.close();
    });
    return { client, server };
  }

  it.each(sizes)('understand each other over %d bytes', async (size) => {
    const { client } = await serve({});
    const body = Buffer.alloc(size, 5);
    expect((await client.call('/a.B/C', body, 20_000)).equals(body)).toBe(true);
  });

  it('keep to a small window, many at once', async () => {
    const { client } = await serve({ initialWindowSize: 1000 });
    const bodies = Array.from({ length: 40 }, (_unused, index) => Buffer.alloc(20_000, index));
    const answers = await Promise.all(bodies.map((body) => client.call('/a.B/C', body, 20_000)));
    expect(answers.every((answer, index) => bodies[index]?.equals(answer))).toBe(true);
  });

  it('part when the server breaks its connections', async () => {
    const { client, server } = await serve({});
    server.on('session', (session) => {
      session.destroy();
    });
    const late = await GrpcClient.connect(join(folder, 'n'));
    closing.push(() => {
      late.close();
    });
    await expect(late.call('/a.B/C', Buffer.alloc(0), 20_000)).rejects.toMatchObject({
      code: status.unavailable,
    });
    expect(String(await client.call('/a.B/C', Buffer.from('still'), 20_000))).toBe('still');
  });
});

describe('a peer against the rules', () => {
  it.each([
    ['that speaks HTTP/1', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    [
      'that sends a frame too large',
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\xff\xff\xff\x00\x00\x00\x00\x00\x01', 'latin1'),
    ],
    [
      'that sends a header of no table',
      Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x01\x01\x04\x00\x00\x00\x01\xff', 'latin1'),
    ],
  ])('%s is cut off', async (_name, bytes) => {
    let closed = 0;
    const server = await GrpcServer.listen(join(folder, 's'), () => ({
      call: () => Promise.resolve(Buffer.alloc(0)),
      closed: () => {
        closed += 1;
      },
    }));
    closing.push(() => server.close());
    const socket = connectSocket(server.path);
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(bytes);
    await once(socket, 'close');
    await expect.poll(() => closed).toBe(1);
  });

  it('that goes away without a word leaves nothing waiting', async () => {
    const server = await GrpcServer.listen(join(folder, 's'), () => ({
      call: () => new Promise(() => undefined),
      closed: () => undefined,
    }));
    closing.push(() => server.close());
    const socket = connectSocket(server.path);
    const http2 = new Http2Connection(socket, 'client', () => null);
    const broken = new Promise<string>((resolve) => {
      http2.request(Buffer.alloc(0), Buffer.alloc(0), {
        headers: () => undefined,
        data: () => undefined,
        end: () => undefined,
        reset: resolve,
      });
    });
    socket.destroy();
    expect(await broken).toMatch(/connection broke/);
    expect(http2.open).toBe(false);
  });
});

describe('header blocks', () => {
  it('are decoded as the standard’s own examples say', () => {
    // RFC 7541, appendix C.4: three requests of one connection, Huffman-coded, each building on the table of the last.
    const decoder = new HeaderDecoder();
    const blocks = [
      '828684418cf1e3c2e5f23a6ba0ab90f4ff',
      '828684be5886a8eb10649cbf',
      '828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf',
    ].map((hex) => Object.fromEntries(decoder.decode(Buffer.from(hex, 'hex'))));
    expect(blocks).toEqual([
      { ':method': 'GET', ':scheme': 'http', ':path': '/', ':authority': 'www.example.com' },
      {
        ':method': 'GET',
        ':scheme': 'http',
        ':path': '/',
        ':authority': 'www.example.com',
        'cache-control': 'no-cache',
      },
      {
        ':method': 'GET',
        ':scheme': 'https',
        ':path': '/index.html',
        ':authority': 'www.example.com',
        'custom-key': 'custom-value',
      },
    ]);
  });
});

import type { Socket } from 'node:net';
import { HeaderDecoder, type Headers } from './hpack.js';
import {
  content,
  defaultMaxFrame,
  defaultWindow,
  decodeSettings,
  encodeFrame,
  encodeNumberFrame,
  encodeSettings,
  flag,
  FrameSplitter,
  frameType,
  preface,
  setting,
  type Frame,
} from './http2-frames.js';
import { FrameWriter } from './http2-writer.js';

/** What happens to one stream. After `reset` nothing more does. */
export interface StreamHandler {
  headers(headers: Headers): void;
  data(chunk: Buffer): void;
  /** The peer has sent all it will. */
  end(): void;
  /** The stream, or the whole connection, is broken. */
  reset(reason: string): void;
}

interface Stream {
  readonly handler: StreamHandler;
  /** How many bytes the peer still takes. */
  window: number;
  /** What waits for the peer's windows, with what closes the stream behind it. */
  body: Buffer;
  /** Trailers (a server's last words), or null where the body's last frame ends the stream. */
  trailers: Buffer | null;
  isSending: boolean;
}

/** What the peer may send us on one stream, and on the connection before we renew it. */
const ourStreamWindow = 0x3fffffff;
const ourWindow = 0x7fffffff;

/**
 * One HTTP/2 connection, as far as unary gRPC calls between two processes of one machine need it: no push, no
 * priorities, no header compression of ours. It costs about a fifth of what `node:http2` does for each call, and a
 * rehearsal makes a thousand.
 */
export class Http2Connection {
  readonly #socket: Socket;
  readonly #writer: FrameWriter;
  readonly #splitter = new FrameSplitter();
  readonly #decoder = new HeaderDecoder();
  readonly #streams = new Map<number, Stream>();
  readonly #accept: (stream: number) => StreamHandler | null;
  #awaitedPreface: Buffer;
  #headerBlock: { stream: number; flags: number; parts: Buffer[] } | null = null;
  #nextStream = 1;
  #peerWindow = defaultWindow;
  #peerStreamWindow = defaultWindow;
  #peerMaxFrame = defaultMaxFrame;
  #received = 0;
  #isGoingAway = false;

  /** `accept` gives the handler of a stream that the peer opens; null refuses it (a client's peer opens none). */
  constructor(socket: Socket, side: 'client' | 'server', accept: (stream: number) => StreamHandler | null) {
    this.#socket = socket;
    this.#writer = new FrameWriter(socket);
    this.#accept = accept;
    this.#awaitedPreface = side === 'server' ? preface : Buffer.alloc(0);
    if (side === 'client') this.#writer.write(preface);
    this.#writer.write(
      encodeSettings([
        ...(side === 'client' ? [[setting.enablePush, 0] as const] : []),
        [setting.initialWindow, ourStreamWindow],
      ]),
    );
    this.#writer.write(encodeNumberFrame(frameType.windowUpdate, 0, ourWindow - defaultWindow));
    socket.on('data', (chunk: Buffer) => {
      this.#take(chunk);
    });
    socket.on('error', () => undefined); // `close` follows.
    socket.on('close', () => {
      this.#fail('the connection broke before an answer');
    });
  }

  /** Whether new streams can be opened. */
  get open(): boolean {
    return !this.#socket.destroyed && !this.#isGoingAway;
  }

  /** Opens a stream: headers, then the body, which ends it from our side. */
  request(headers: Buffer, body: Buffer, handler: StreamHandler): number {
    const id = this.#nextStream;
    this.#nextStream += 2;
    const stream = this.#add(id, handler);
    this.#writer.write(encodeFrame(frameType.headers, flag.endHeaders, id, headers));
    this.#send(id, stream, body, null);
    return id;
  }

  /** Answers a stream of the peer's and forgets it once all is sent. A stream that is gone is not answered. */
  respond(id: number, headers: Buffer, body: Buffer, trailers: Buffer): void {
    const stream = this.#streams.get(id);
    if (stream === undefined) return;
    this.#writer.write(encodeFrame(frameType.headers, flag.endHeaders, id, headers));
    this.#send(id, stream, body, trailers);
  }

  /** Answers a stream of the peer's with headers alone. */
  respondEmpty(id: number, headers: Buffer): void {
    if (!this.#streams.delete(id)) return;
    this.#writer.write(encodeFrame(frameType.headers, flag.endHeaders | flag.endStream, id, headers));
  }

  /** Gives a stream up; its handler hears no more. */
  cancel(id: number): void {
    if (!this.#streams.delete(id)) return;
    const cancelled = 8;
    this.#writer.write(encodeNumberFrame(frameType.reset, id, cancelled));
  }

  /** Lets go of a stream that both sides have ended. */
  forget(id: number): void {
    this.#streams.delete(id);
  }

  /** Ends the connection at once. */
  destroy(): void {
    this.#socket.destroy();
    this.#fail('the connection is closed');
  }

  #add(id: number, handler: StreamHandler): Stream {
    const stream: Stream = {
      handler,
      window: this.#peerStreamWindow,
      body: Buffer.alloc(0),
      trailers: null,
      isSending: false,
    };
    this.#streams.set(id, stream);
    return stream;
  }

  #send(id: number, stream: Stream, body: Buffer, trailers: Buffer | null): void {
    stream.body = body;
    stream.trailers = trailers;
    stream.isSending = true;
    this.#flush(id, stream);
  }

  /** Sends of a stream's body what the peer takes now. */
  #flush(id: number, stream: Stream): void {
    while (stream.isSending) {
      const size = Math.min(stream.body.length, stream.window, this.#peerWindow, this.#peerMaxFrame);
      if (size <= 0 && stream.body.length > 0) return;
      const isLast = size === stream.body.length;
      const chunk = stream.body.subarray(0, size);
      stream.body = stream.body.subarray(size);
      stream.window -= size;
      this.#peerWindow -= size;
      const ends = isLast && stream.trailers === null;
      this.#writer.write(encodeFrame(frameType.data, ends ? flag.endStream : 0, id, chunk));
      if (!isLast) continue;
      stream.isSending = false;
      if (stream.trailers === null) return;
      this.#writer.write(
        encodeFrame(frameType.headers, flag.endHeaders | flag.endStream, id, stream.trailers),
      );
      this.#streams.delete(id);
    }
  }

  #flushAll(): void {
    for (const [id, stream] of this.#streams) {
      if (this.#peerWindow <= 0) return;
      if (stream.isSending) this.#flush(id, stream);
    }
  }

  #take(chunk: Buffer): void {
    try {
      const bytes = this.#withoutPreface(chunk);
      for (const frame of this.#splitter.push(bytes, defaultMaxFrame)) this.#frame(frame);
    } catch {
      // Against the rules of HTTP/2: such a peer cannot be talked to, and whoever waits is told so.
      this.destroy();
    }
  }

  #withoutPreface(chunk: Buffer): Buffer {
    const awaited = this.#awaitedPreface;
    if (awaited.length === 0) return chunk;
    const length = Math.min(awaited.length, chunk.length);
    if (!chunk.subarray(0, length).equals(awaited.subarray(0, length))) throw new Error('Expected HTTP/2.');
    this.#awaitedPreface = awaited.subarray(length);
    return chunk.subarray(length);
  }

  #frame(frame: Frame): void {
    if (this.#headerBlock !== null && frame.type !== frameType.continuation) {
      throw new Error('Expected the rest of a header block.');
    }
    switch (frame.type) {
      case frameType.data:
        this.#data(frame);
        break;
      case frameType.headers:
        this.#headerBlock = { stream: frame.stream, flags: frame.flags, parts: [content(frame)] };
        this.#headersSoFar(frame);
        break;
      case frameType.continuation:
        if (this.#headerBlock?.stream !== frame.stream) throw new Error('Expected no continuation.');
        this.#headerBlock.parts.push(frame.payload);
        this.#headersSoFar(frame);
        break;
      case frameType.settings:
        this.#settings(frame);
        break;
      case frameType.ping:
        if ((frame.flags & flag.ack) === 0)
          this.#writer.write(encodeFrame(frameType.ping, flag.ack, 0, frame.payload));
        break;
      case frameType.windowUpdate:
        this.#windowUpdate(frame);
        break;
      case frameType.reset:
        this.#reset(frame.stream, `the peer gave the call up (${frame.payload.readUInt32BE(0)})`);
        break;
      case frameType.goAway:
        this.#isGoingAway = true;
        break;
      case frameType.pushPromise:
        throw new Error('Expected no push.');
      default: // Priorities and frames yet to be invented mean nothing here.
    }
  }

  #data(frame: Frame): void {
    this.#received += frame.payload.length;
    if (this.#received > ourWindow / 2) {
      this.#writer.write(encodeNumberFrame(frameType.windowUpdate, 0, this.#received));
      this.#received = 0;
    }
    const stream = this.#streams.get(frame.stream);
    stream?.handler.data(content(frame));
    if ((frame.flags & flag.endStream) !== 0) stream?.handler.end();
  }

  #headersSoFar(frame: Frame): void {
    const block = this.#headerBlock;
    if (block === null || (frame.flags & flag.endHeaders) === 0) return;
    this.#headerBlock = null;
    // Decoded in any case: later blocks build on it.
    const headers = this.#decoder.decode(Buffer.concat(block.parts));
    const accepted = this.#streams.has(block.stream) ? null : this.#accept(block.stream);
    const stream = accepted === null ? this.#streams.get(block.stream) : this.#add(block.stream, accepted);
    stream?.handler.headers(headers);
    if ((block.flags & flag.endStream) !== 0) stream?.handler.end();
  }

  #settings({ flags, payload }: Frame): void {
    if ((flags & flag.ack) !== 0) return;
    for (const [name, value] of decodeSettings(payload)) {
      if (name === setting.maxFrame) this.#peerMaxFrame = value;
      if (name !== setting.initialWindow) continue;
      for (const stream of this.#streams.values()) stream.window += value - this.#peerStreamWindow;
      this.#peerStreamWindow = value;
    }
    this.#writer.write(encodeFrame(frameType.settings, flag.ack, 0, Buffer.alloc(0)));
    this.#flushAll();
  }

  #windowUpdate({ stream: id, payload }: Frame): void {
    const more = payload.readUInt32BE(0) & 0x7fffffff;
    const stream = this.#streams.get(id);
    if (id === 0) this.#peerWindow += more;
    else if (stream !== undefined) stream.window += more;
    this.#flushAll();
  }

  #reset(id: number, reason: string): void {
    const stream = this.#streams.get(id);
    this.#streams.delete(id);
    stream?.handler.reset(reason);
  }

  #fail(reason: string): void {
    for (const id of [...this.#streams.keys()]) this.#reset(id, reason);
  }
}

import { connect as connectHttp2, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import { connect as connectSocket } from 'node:net';
import { decodeMessage, frame, FrameReader, GrpcError, status } from './frame.js';
import { connectionWindow, http2Settings, sessionMemoryMegabytes } from './settings.js';

/** Unary gRPC calls to a server on a unix socket, over one connection. */
export class GrpcClient {
  readonly #session: ClientHttp2Session;

  private constructor(session: ClientHttp2Session) {
    this.#session = session;
  }

  /** Connects. Throws where nobody listens. */
  static async connect(path: string): Promise<GrpcClient> {
    const session = connectHttp2('http://localhost', {
      createConnection: () => connectSocket(path),
      settings: { ...http2Settings, enablePush: false },
      maxSessionMemory: sessionMemoryMegabytes,
    });
    await new Promise<void>((resolve, reject) => {
      session.once('error', reject);
      session.once('connect', () => {
        session.off('error', reject);
        resolve();
      });
    });
    session.on('error', () => undefined); // Calls under way are told by their own streams.
    session.setLocalWindowSize(connectionWindow);
    session.unref();
    return new GrpcClient(session);
  }

  /** Whether calls can still be made. */
  get open(): boolean {
    return !this.#session.closed && !this.#session.destroyed;
  }

  /**
   * Makes one call. Throws GrpcError with the peer's status; `unavailable` where the connection broke before an
   * answer, `deadlineExceeded` where none came in time (the call is then cancelled at the peer).
   */
  async call(path: string, request: Uint8Array, timeoutMs: number): Promise<Buffer> {
    if (!this.open) throw new GrpcError(status.unavailable, 'The connection is closed.');
    const stream = this.#session.request({
      ':method': 'POST',
      ':path': path,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      const expired = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          reject(new GrpcError(status.deadlineExceeded, `No answer to ${path} within ${timeoutMs} ms.`));
        }, timeoutMs);
      });
      const reply = receive(stream, path);
      stream.end(frame(request));
      return await Promise.race([reply, expired]);
    } finally {
      clearTimeout(timer);
      // 8 is CANCEL; on a stream that has ended it does nothing.
      if (!stream.closed) stream.close(8);
    }
  }

  close(): void {
    this.#session.destroy();
  }
}

function receive(stream: ClientHttp2Stream, path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const reader = new FrameReader();
    let code: string | null = null;
    let message = '';
    const take = (headers: Readonly<Record<string, unknown>>): void => {
      const { 'grpc-status': grpcStatus, 'grpc-message': grpcMessage } = headers;
      if (typeof grpcStatus === 'string') code = grpcStatus;
      if (typeof grpcMessage === 'string') message = decodeMessage(grpcMessage);
    };
    stream.on('response', take);
    stream.on('trailers', take);
    stream.on('data', (chunk: Buffer) => {
      try {
        reader.push(chunk);
      } catch (error) {
        stream.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    });
    stream.on('error', (error: Error) => {
      reject(new GrpcError(status.unavailable, `${path}: ${error.message}`));
    });
    stream.on('close', () => {
      if (code === null)
        reject(new GrpcError(status.unavailable, `${path}: the connection broke before an answer.`));
      else if (code !== '0') reject(new GrpcError(Number(code), message));
      else {
        try {
          resolve(reader.message());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      }
    });
  });
}

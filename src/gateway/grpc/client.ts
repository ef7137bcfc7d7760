import { connect as connectSocket } from 'node:net';
import { decodeMessage, frame, FrameReader, GrpcError, status } from './frame.js';
import { encodeHeaders, type Headers } from './hpack.js';
import { Http2Connection } from './http2.js';

/** Unary gRPC calls to a server on a unix socket, over one connection. It does not keep the process alive. */
export class GrpcClient {
  readonly #http2: Http2Connection;

  private constructor(http2: Http2Connection) {
    this.#http2 = http2;
  }

  /** Connects. Throws where nobody listens. */
  static async connect(path: string): Promise<GrpcClient> {
    const socket = connectSocket(path);
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve();
      });
    });
    socket.unref();
    return new GrpcClient(new Http2Connection(socket, 'client', () => null));
  }

  /** Whether calls can still be made. */
  get open(): boolean {
    return this.#http2.open;
  }

  /**
   * Makes one call. Throws GrpcError with the peer's status; `unavailable` where the connection broke before an
   * answer, `deadlineExceeded` where none came in time (the call is then cancelled at the peer).
   */
  call(path: string, request: Uint8Array, timeoutMs: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (!this.open) {
        reject(new GrpcError(status.unavailable, 'The connection is closed.'));
        return;
      }
      const reader = new FrameReader();
      const said = new Map<string, string>();
      const expired = setTimeout(() => {
        this.#http2.cancel(stream);
        reject(new GrpcError(status.deadlineExceeded, `No answer to ${path} within ${timeoutMs} ms.`));
      }, timeoutMs);
      const fail = (error: unknown): void => {
        clearTimeout(expired);
        reject(error instanceof Error ? error : new Error(String(error)));
      };
      const stream = this.#http2.request(requestHeaders(path), frame(request), {
        headers: (headers) => {
          for (const [name, value] of headers) said.set(name, value);
        },
        data: (chunk) => {
          try {
            reader.push(chunk);
          } catch (error) {
            this.#http2.cancel(stream);
            fail(error);
          }
        },
        end: () => {
          this.#http2.forget(stream);
          try {
            const response = result(said, reader, path);
            clearTimeout(expired);
            resolve(response);
          } catch (error) {
            fail(error);
          }
        },
        reset: (reason) => {
          fail(new GrpcError(status.unavailable, `${path}: ${reason}.`));
        },
      });
    });
  }

  close(): void {
    this.#http2.destroy();
  }
}

/** Paths are few: a method of one service each. */
const encodedHeaders = new Map<string, Buffer>();

function requestHeaders(path: string): Buffer {
  const known = encodedHeaders.get(path);
  if (known !== undefined) return known;
  const headers = encodeHeaders({
    ':method': 'POST',
    ':scheme': 'http',
    ':path': path,
    ':authority': 'localhost',
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  encodedHeaders.set(path, headers);
  return headers;
}

/** The message of a call that ended. Throws the status it ended with. */
function result(said: Headers, reader: FrameReader, path: string): Buffer {
  const code = said.get('grpc-status');
  if (code === undefined)
    throw new GrpcError(status.internal, `${path}: expected a gRPC status, received none.`);
  if (code !== String(status.ok))
    throw new GrpcError(Number(code), decodeMessage(said.get('grpc-message') ?? ''));
  return reader.message();
}

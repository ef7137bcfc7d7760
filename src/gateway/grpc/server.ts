import { createServer, type Server, type Socket } from 'node:net';
import { encodeMessage, frame, FrameReader, GrpcError, status } from './frame.js';
import { encodeHeaders } from './hpack.js';
import { Http2Connection, type StreamHandler } from './http2.js';

/** One peer's connection: Terraform opens one for each provider configuration. */
export interface Connection {
  /** Answers a call; `path` is `/package.Service/Method`. A thrown GrpcError becomes the call's status. */
  call(path: string, request: Buffer): Promise<Uint8Array>;
  /** The peer is gone; nothing more will be asked. */
  closed(): void;
}

const contentType = { ':status': '200', 'content-type': 'application/grpc' };
const responseHeaders = encodeHeaders(contentType);
const responseTrailers = encodeHeaders({ 'grpc-status': String(status.ok) });

/** A gRPC server for unary calls on a unix socket, which tells connections apart. */
export class GrpcServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly path: string;

  private constructor(path: string, connect: () => Connection) {
    this.path = path;
    this.#server = createServer((socket) => {
      this.#accept(socket, connect());
    });
  }

  /** Starts listening. Throws where the socket cannot be made. */
  static async listen(path: string, connect: () => Connection): Promise<GrpcServer> {
    const server = new GrpcServer(path, connect);
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject);
      server.#server.listen(path, () => {
        server.#server.off('error', reject);
        resolve();
      });
    });
    return server;
  }

  /** Ends every connection and stops listening. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  #accept(socket: Socket, connection: Connection): void {
    this.#sockets.add(socket);
    const http2: Http2Connection = new Http2Connection(socket, 'server', (stream) =>
      answering(http2, stream, connection),
    );
    socket.on('close', () => {
      this.#sockets.delete(socket);
      connection.closed();
    });
  }
}

/** Collects one call and answers it. */
function answering(http2: Http2Connection, stream: number, connection: Connection): StreamHandler {
  const reader = new FrameReader();
  let path = '';
  const refuse = (error: unknown): void => {
    const code = error instanceof GrpcError ? error.code : status.internal;
    const message = encodeMessage(error instanceof Error ? error.message : String(error));
    http2.respondEmpty(
      stream,
      encodeHeaders({ ...contentType, 'grpc-status': String(code), 'grpc-message': message }),
    );
  };
  return {
    headers: (headers) => {
      path = headers.get(':path') ?? path;
    },
    data: (chunk) => {
      try {
        reader.push(chunk);
      } catch (error) {
        refuse(error);
      }
    },
    end: () => {
      Promise.resolve()
        .then(() => connection.call(path, reader.message()))
        .then((response) => {
          http2.respond(stream, responseHeaders, frame(response), responseTrailers);
        }, refuse);
    },
    reset: () => undefined, // The peer cancelled: there is nobody left to answer.
  };
}

import { createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { encodeMessage, frame, FrameReader, GrpcError, status } from './frame.js';
import { connectionWindow, http2Settings, sessionMemoryMegabytes } from './settings.js';

/** One peer's connection: Terraform opens one for each provider configuration. */
export interface Connection {
  /** Answers a call; `path` is `/package.Service/Method`. A thrown GrpcError becomes the call's status. */
  call(path: string, request: Buffer): Promise<Uint8Array>;
  /** The peer is gone; nothing more will be asked. */
  closed(): void;
}

/** A gRPC server for unary calls on a unix socket, which tells connections apart. */
export class GrpcServer {
  readonly #server: Http2Server;
  readonly #sessions = new Set<ServerHttp2Session>();
  readonly path: string;

  private constructor(path: string, connect: () => Connection) {
    this.path = path;
    this.#server = createServer({ settings: http2Settings, maxSessionMemory: sessionMemoryMegabytes });
    this.#server.on('session', (session) => {
      this.#accept(session, connect());
    });
    // A peer that goes away in the middle of a call is a Terraform that was stopped: `close` follows.
    this.#server.on('sessionError', () => undefined);
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
    for (const session of this.#sessions) session.destroy();
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  #accept(session: ServerHttp2Session, connection: Connection): void {
    this.#sessions.add(session);
    session.setLocalWindowSize(connectionWindow);
    session.on('error', () => undefined); // `close` follows.
    session.on('close', () => {
      this.#sessions.delete(session);
      connection.closed();
    });
    session.on('stream', (stream, headers) => {
      answer(stream, headers[':path'] ?? '', connection);
    });
  }
}

function answer(stream: ServerHttp2Stream, path: string, connection: Connection): void {
  const reader = new FrameReader();
  stream.on('error', () => undefined); // The peer cancelled: there is nobody left to answer.
  stream.on('data', (chunk: Buffer) => {
    try {
      reader.push(chunk);
    } catch (error) {
      refuse(stream, error);
    }
  });
  stream.on('end', () => {
    Promise.resolve()
      .then(() => connection.call(path, reader.message()))
      .then(
        (response) => {
          respond(stream, response);
        },
        (error: unknown) => {
          refuse(stream, error);
        },
      );
  });
}

const contentType = { ':status': 200, 'content-type': 'application/grpc' };

function respond(stream: ServerHttp2Stream, response: Uint8Array): void {
  if (stream.closed || stream.destroyed || stream.headersSent) return;
  stream.respond(contentType, { waitForTrailers: true });
  stream.once('wantTrailers', () => {
    stream.sendTrailers({ 'grpc-status': String(status.ok) });
  });
  stream.end(frame(response));
}

function refuse(stream: ServerHttp2Stream, error: unknown): void {
  if (stream.closed || stream.destroyed || stream.headersSent) return;
  const code = error instanceof GrpcError ? error.code : status.internal;
  const message = error instanceof Error ? error.message : String(error);
  stream.respond(
    { ...contentType, 'grpc-status': String(code), 'grpc-message': encodeMessage(message) },
    { endStream: true },
  );
}

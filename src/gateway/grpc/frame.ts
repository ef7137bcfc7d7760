/** Largest message taken from either side; an AWS schema is about 5 MB. */
export const maxMessageBytes = 64 * 1024 * 1024;

/** gRPC status codes used here. */
export const status = {
  ok: 0,
  cancelled: 1,
  deadlineExceeded: 4,
  resourceExhausted: 8,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
} as const;

/** A call that ended with a status other than ok. */
export class GrpcError extends Error {
  override readonly name = 'GrpcError';
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Wraps a message in gRPC's five-byte prefix (uncompressed, length). */
export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(message.length + 5);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, 5);
  return framed;
}

/** Collects the chunks of a unary message. */
export class FrameReader {
  readonly #chunks: Buffer[] = [];
  #size = 0;

  /** Adds what arrived. Throws when it exceeds the limit. */
  push(chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > maxMessageBytes + 5) {
      throw new GrpcError(
        status.internal,
        `Expected a message of at most ${maxMessageBytes} bytes, received more.`,
      );
    }
    this.#chunks.push(chunk);
  }

  /** The one message. Throws when there is none, more than one, a torn one or a compressed one. */
  message(): Buffer {
    const first = this.#chunks[0];
    const all =
      this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks, this.#size);
    if (all.length < 5) {
      throw new GrpcError(status.internal, `Expected one gRPC message, received ${all.length} bytes.`);
    }
    if (all[0] !== 0) throw new GrpcError(status.unimplemented, 'Expected an uncompressed gRPC message.');
    const length = all.readUInt32BE(1);
    if (length !== all.length - 5) {
      throw new GrpcError(
        status.internal,
        `Expected one message of ${length} bytes, received ${all.length - 5}.`,
      );
    }
    return all.subarray(5);
  }
}

/** `grpc-message` travels percent-encoded. */
export function encodeMessage(message: string): string {
  return encodeURIComponent(message.slice(0, 2000));
}

/** Reads `grpc-message`; text that is not percent-encoded is taken as it is. */
export function decodeMessage(message: string): string {
  try {
    return decodeURIComponent(message);
  } catch {
    return message; // Not percent-encoded: nothing is lost by showing it raw.
  }
}

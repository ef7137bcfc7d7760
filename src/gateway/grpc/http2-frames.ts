/** HTTP/2 frame types, flags and settings (RFC 9113) that are used here. */
export const frameType = {
  data: 0,
  headers: 1,
  reset: 3,
  settings: 4,
  pushPromise: 5,
  ping: 6,
  goAway: 7,
  windowUpdate: 8,
  continuation: 9,
} as const;
export const flag = { endStream: 1, ack: 1, endHeaders: 4, padded: 8, priority: 0x20 } as const;
export const setting = { enablePush: 2, initialWindow: 4, maxFrame: 5 } as const;

/** What a client sends first. */
export const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');
/** Header of every frame. */
export const headerBytes = 9;
/** What either side may send before it has heard otherwise. */
export const defaultWindow = 65_535;
export const defaultMaxFrame = 16_384;

/** One frame, taken apart. */
export interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

/** One frame as bytes. */
export function encodeFrame(type: number, flags: number, stream: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(headerBytes + payload.length);
  bytes.writeUIntBE(payload.length, 0, 3);
  bytes[3] = type;
  bytes[4] = flags;
  bytes.writeUInt32BE(stream, 5);
  bytes.set(payload, headerBytes);
  return bytes;
}

/** A frame whose payload is one 32-bit number: RST_STREAM, WINDOW_UPDATE. */
export function encodeNumberFrame(type: number, stream: number, value: number): Buffer {
  const payload = Buffer.allocUnsafe(4);
  payload.writeUInt32BE(value);
  return encodeFrame(type, 0, stream, payload);
}

/** A SETTINGS frame. */
export function encodeSettings(settings: readonly (readonly [number, number])[]): Buffer {
  const payload = Buffer.allocUnsafe(settings.length * 6);
  for (const [index, [name, value]] of settings.entries()) {
    payload.writeUInt16BE(name, index * 6);
    payload.writeUInt32BE(value, index * 6 + 2);
  }
  return encodeFrame(frameType.settings, 0, 0, payload);
}

/** The settings of a SETTINGS frame, in order. */
export function* decodeSettings(payload: Buffer): Generator<readonly [number, number]> {
  for (let offset = 0; offset + 6 <= payload.length; offset += 6) {
    yield [payload.readUInt16BE(offset), payload.readUInt32BE(offset + 2)];
  }
}

/** The payload of a DATA or HEADERS frame without padding and priority. Throws where they do not fit. */
export function content({ flags, payload, type }: Frame): Buffer {
  let start = 0;
  let end = payload.length;
  if ((flags & flag.padded) !== 0) {
    start = 1;
    end -= payload[0] ?? 0;
  }
  if (type === frameType.headers && (flags & flag.priority) !== 0) start += 5;
  if (start > end) throw new Error('Expected padding within its frame, received more.');
  return payload.subarray(start, end);
}

/** Cuts what arrives into frames. */
export class FrameSplitter {
  #rest: Buffer = Buffer.alloc(0);

  /** The frames that are complete with this chunk. Throws on one larger than `maxFrame`. */
  *push(chunk: Buffer, maxFrame: number): Generator<Frame> {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    while (bytes.length >= headerBytes) {
      const length = bytes.readUIntBE(0, 3);
      if (length > maxFrame)
        throw new Error(`Expected frames of at most ${maxFrame} bytes, received ${length}.`);
      const end = headerBytes + length;
      if (bytes.length < end) break;
      yield {
        type: bytes[3] ?? 0,
        flags: bytes[4] ?? 0,
        stream: bytes.readUInt32BE(5) & 0x7fffffff,
        payload: bytes.subarray(headerBytes, end),
      };
      bytes = bytes.subarray(end);
    }
    this.#rest = bytes;
  }
}

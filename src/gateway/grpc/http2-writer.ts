import type { Socket } from 'node:net';

/**
 * Writes to a socket so that what comes together leaves together, as one piece: each write wakes the peer, and costs
 * Node more than the bytes do. Writing to a closed socket does nothing.
 */
export class FrameWriter {
  readonly #socket: Socket;
  #waiting: Buffer[] = [];

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  write(bytes: Buffer): void {
    if (this.#socket.destroyed) return;
    this.#waiting.push(bytes);
    if (this.#waiting.length === 1) setImmediate(() => this.#flush());
  }

  #flush(): void {
    const [first, ...others] = this.#waiting;
    this.#waiting = [];
    if (first === undefined || this.#socket.destroyed) return;
    this.#socket.write(others.length === 0 ? first : Buffer.concat([first, ...others]));
  }
}

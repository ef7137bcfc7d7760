import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, unlinkSync } from 'node:fs';
import { temporaryPrefix } from './temporary.js';

/**
 * Takes what a command prints: a file without a name, so that nothing is left of it, however we end. Terraform prints
 * a line at a time, and Node would wake up for each that came through a pipe.
 */
export class OutputFile {
  /** What the command is given; it can only add to it. */
  readonly fd: number;
  readonly #reading: number;

  /** Throws where no file can be made in the temporary folder. */
  constructor() {
    const path = `${temporaryPrefix('plumbline')}${randomBytes(3).toString('hex')}`;
    const { O_WRONLY, O_CREAT, O_EXCL, O_APPEND, O_RDONLY } = constants;
    this.fd = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, 0o600);
    try {
      this.#reading = openSync(path, O_RDONLY);
    } finally {
      unlinkSync(path);
    }
  }

  /** Bytes printed so far. */
  get size(): number {
    return fstatSync(this.#reading).size;
  }

  /** The first bytes of what was printed, at most as many as told. */
  text(maxBytes: number): string {
    const bytes = Buffer.allocUnsafe(Math.min(this.size, maxBytes));
    let filled = 0;
    while (filled < bytes.length) {
      const read = readSync(this.#reading, bytes, filled, bytes.length - filled, filled);
      if (read === 0) break;
      filled += read;
    }
    return bytes.toString('utf8', 0, filled);
  }

  /** Lets go of it; what it holds is gone. */
  close(): void {
    closeSync(this.fd);
    closeSync(this.#reading);
  }
}

/** Bytes kept for one answer at most; what comes after is asked anew. */
const maxBytes = 64 * 1024 * 1024;

/**
 * What the provider said to a call, kept while one answer is rehearsed. Terraform asks many things again, byte for byte:
 * it validates a block when validating, when planning and when applying, and plans every resource twice. The provider
 * only computes, so it would say the same (and takes over a second for some types).
 */
export class Memo {
  readonly #kept = new Map<string, Promise<Buffer>>();
  #bytes = 0;

  /** The kept response of a call, or the one that `ask` brings. */
  call(path: string, config: string, request: Uint8Array, ask: () => Promise<Buffer>): Promise<Buffer> {
    // The request itself is the key, a letter a byte: to hash it first costs more than to keep it.
    const bytes = Buffer.from(request.buffer, request.byteOffset, request.byteLength);
    const key = `${path}\n${config}\n${bytes.toString('latin1')}`;
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const response = ask();
    if (this.#bytes < maxBytes) {
      this.#kept.set(key, response);
      response.then(
        ({ length }) => {
          this.#bytes += length + key.length;
        },
        () => this.#kept.delete(key),
      );
    }
    return response;
  }
}

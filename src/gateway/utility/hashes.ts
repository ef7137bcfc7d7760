import { createHash } from 'node:crypto';

/** The digests that `archive` and `local` report of a file. */
export interface Hashes {
  readonly md5: string;
  readonly sha1: string;
  readonly sha256: string;
  readonly sha512: string;
  readonly base64sha256: string;
  readonly base64sha512: string;
}

/** Hexadecimal and base64 digests of `content`. */
export function hashesOf(content: Buffer): Hashes {
  const digest = (algorithm: string, encoding: 'hex' | 'base64'): string =>
    createHash(algorithm).update(content).digest(encoding);
  return {
    md5: digest('md5', 'hex'),
    sha1: digest('sha1', 'hex'),
    sha256: digest('sha256', 'hex'),
    sha512: digest('sha512', 'hex'),
    base64sha256: digest('sha256', 'base64'),
    base64sha512: digest('sha512', 'base64'),
  };
}

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
  const digest = (algorithm: string): Buffer => createHash(algorithm).update(content).digest();
  const [md5, sha1, sha256, sha512] = [digest('md5'), digest('sha1'), digest('sha256'), digest('sha512')];
  return {
    md5: md5.toString('hex'),
    sha1: sha1.toString('hex'),
    sha256: sha256.toString('hex'),
    sha512: sha512.toString('hex'),
    base64sha256: sha256.toString('base64'),
    base64sha512: sha512.toString('base64'),
  };
}

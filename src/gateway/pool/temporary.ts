import { tmpdir } from 'node:os';

/** Unix socket paths end at about 104 characters on some systems; ours add up to 56 to this folder. */
const longestFolder = 48;

/** The system's temporary folder, or `/tmp` where that one is too deep for a unix socket. */
export function shortTemporaryFolder(): string {
  const folder = tmpdir();
  return folder.length <= longestFolder ? folder : '/tmp';
}

import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerState, ownName } from './owner.js';

/** Kinds of temporary folders: `plb` holds unix sockets and so is short. */
export type TemporaryKind = 'plb' | 'plumbline';

/**
 * What `mkdtemp` is to be given: the folder's name carries its owner, so that what a killed process left behind can be
 * told from what a living one uses, with no moment in between.
 *
 * @param base folder to make it in. @default the system's
 */
export function temporaryPrefix(kind: TemporaryKind, base: string = tmpdir()): string {
  return join(base, `${kind}-${ownName()}-`);
}

const shape = /^(?:plb|plumbline)-([0-9a-z]+-[0-9a-z]+-[0-9a-z]+)-\w{6}$/;

/** What a sweep removed. */
export interface Swept {
  readonly folders: number;
  readonly processes: number;
}

/**
 * Removes what killed processes of ours left: folders whose owner is dead, and processes of Terraform, its providers and
 * their sandboxes that still use one. Only this user's; what cannot be removed stays.
 */
export async function sweepTemporary(bases: readonly string[] = [tmpdir(), '/tmp']): Promise<Swept> {
  const left = [...new Set(bases)].flatMap((base) =>
    namesIn(base)
      .filter(isLeft)
      .map((name) => ({ base, name })),
  );
  const paths = left.map(({ base, name }) => join(base, name)).filter(isOwnFolder);
  if (paths.length === 0) return { folders: 0, processes: 0 };
  const users = usersOf(left.map(({ name }) => name));
  for (const pid of users) kill(pid);
  const removed = await Promise.allSettled(
    paths.map((path) => rm(path, { recursive: true, force: true, maxRetries: 3 })),
  );
  return {
    folders: removed.filter(({ status }) => status === 'fulfilled').length,
    processes: users.length,
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // There is no such folder on this system, so nothing was left in it.
  }
}

function isLeft(name: string): boolean {
  const owner = shape.exec(name)?.[1];
  return owner !== undefined && ownerState(owner) === 'dead';
}

function isOwnFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.();
}

const programs = /^(?:terraform|tofu|bwrap|unshare|prlimit|sh$)/;

/** Processes of ours whose command or working folder names one of these folders. */
function usersOf(names: readonly string[]): readonly number[] {
  return namesIn('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry) || Number(entry) === process.pid) return [];
    const read = (file: string): string => {
      try {
        return readFileSync(`/proc/${entry}/${file}`, 'utf8');
      } catch {
        return ''; // It has ended, or is another user's.
      }
    };
    if (!programs.test(read('comm').trim())) return [];
    const text = `${read('cmdline')}\0${read('environ')}`;
    return names.some((name) => text.includes(name)) ? [Number(entry)] : [];
  });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // ESRCH: it has ended, which is what was wanted. EPERM: another user's, which we leave alone.
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

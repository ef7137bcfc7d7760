import { mkdtempSync, rmSync } from 'node:fs';
import { onPath } from '../process/on-path.js';
import { temporaryPrefix } from '../process/temporary.js';
import { bubblewrap } from './bubblewrap.js';
import type { Sandbox } from './contract.js';
import { namespaces } from './namespaces.js';
import { probe } from './probe.js';

/** The sandbox of this machine, or why there is none. */
export interface ChosenSandbox {
  readonly sandbox: Sandbox | null;
  /** One line a candidate that does not hold: which, and what got through or went wrong. */
  readonly rejected: readonly string[];
}

/** Looked into after PATH: a short PATH must not cost the sandbox. */
const usualFolders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** An empty folder over which the root is mounted, in the sandbox's own mount namespace only. */
let mountPoint: string | null = null;

function emptyFolder(): string {
  if (mountPoint === null) {
    const made = mkdtempSync(temporaryPrefix('plumbline'));
    process.once('exit', () => rmSync(made, { recursive: true, force: true }));
    mountPoint = made;
  }
  return mountPoint;
}

/** Sandboxes whose programs are on this machine, the better first. */
export function candidates(env: NodeJS.ProcessEnv = process.env): readonly Sandbox[] {
  if (process.platform !== 'linux') return [];
  const [bwrap, prlimit, unshare, sh, setpriv] = ['bwrap', 'prlimit', 'unshare', 'sh', 'setpriv'].map(
    (name) => onPath(name, env, usualFolders),
  );
  if (!prlimit) return [];
  return [
    ...(bwrap ? [bubblewrap({ bwrap, prlimit })] : []),
    ...(unshare && sh && setpriv ? [namespaces({ unshare, prlimit, sh, setpriv }, emptyFolder())] : []),
  ];
}

/** The first sandbox that survives an attack. Nothing is assumed from what is installed: only the probe decides. */
export async function chooseSandbox(
  terraform: string,
  available: readonly Sandbox[] = candidates(),
): Promise<ChosenSandbox> {
  const rejected: string[] = [];
  for (const sandbox of available) {
    const breaches = await probe(sandbox, terraform);
    if (breaches.length === 0) return { sandbox, rejected };
    rejected.push(`${sandbox.kind}: ${breaches.join('; ')}`);
  }
  return { sandbox: null, rejected };
}

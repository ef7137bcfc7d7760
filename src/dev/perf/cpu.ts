import { readdirSync, readFileSync, statSync } from 'node:fs';

/** CPU seconds so far, by who spent them. */
export interface CpuReading {
  /** This process: coordinator and gateway. */
  readonly own: number;
  /** Ended children and theirs: terraform, and plain mode's providers. */
  readonly children: number;
  /** Provider processes that live on. */
  readonly providers: number;
}

/** Clock ticks a second in /proc: 100 on every Linux that Node runs on. */
const ticks = 100;

function statFields(pid: number | 'self'): number[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}

/** Whether a process descends from this one: other runs on the same machine have providers, too. */
function isOurs(pid: number): boolean {
  if (pid === process.pid) return true;
  const parent = statFields(pid)[1];
  return parent !== undefined && parent > 1 && isOurs(parent);
}

/** Processes of ours that run this executable now; compared by file, for in a sandbox it has another name. */
function pidsOf(executable: string): number[] {
  const wanted = statSync(executable);
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid)) return [];
    try {
      const running = statSync(`/proc/${pid}/exe`);
      return running.ino === wanted.ino && running.dev === wanted.dev && isOurs(pid) ? [pid] : [];
    } catch {
      return []; // Ended meanwhile, or not ours to see.
    }
  });
}

/** Fields 14–17 of proc(5)'s stat: utime, stime, cutime, cstime; the two fields before the name's end are cut off. */
export function readCpu(provider: string): CpuReading {
  const own = statFields('self');
  const seconds = (fields: number[], first: number): number =>
    ((fields[first] ?? 0) + (fields[first + 1] ?? 0)) / ticks;
  const providers = pidsOf(provider).reduce((total, pid) => {
    try {
      return total + seconds(statFields(pid), 11);
    } catch {
      return total; // Ended between listing and reading; its time then counts as a child's.
    }
  }, 0);
  return { own: seconds(own, 11), children: seconds(own, 13), providers };
}

/** What was spent between two readings. */
export function spent(before: CpuReading, after: CpuReading): CpuReading & { readonly total: number } {
  const own = after.own - before.own;
  const children = after.children - before.children;
  const providers = after.providers - before.providers;
  return { own, children, providers, total: own + children + providers };
}

/** Most memory held at once, in MB: this process and the provider processes alive now. */
export function peakMemory(provider: string): { own: number; providers: number } {
  const high = (pid: number | 'self'): number => {
    try {
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0; // Ended meanwhile.
    }
  };
  return {
    own: high('self'),
    providers: pidsOf(provider)
      .map(high)
      .reduce((total, each) => total + each, 0),
  };
}

/** Memory held now, in MB, how many provider processes there are, and how many files this process has open. */
export function memoryNow(provider: string): {
  own: number;
  providers: number;
  count: number;
  openFiles: number;
} {
  const resident = (pid: number | 'self'): number => {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0; // Ended meanwhile.
    }
  };
  const pids = pidsOf(provider);
  return {
    own: resident('self'),
    providers: pids.map(resident).reduce((total, each) => total + each, 0),
    count: pids.length,
    openFiles: readdirSync('/proc/self/fd').length,
  };
}

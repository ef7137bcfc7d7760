import { readFileSync } from 'node:fs';

/** Clock ticks a second in /proc; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** The children of a process, by what the kernel lists for each of its threads' groups; none where it does not say. */
function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .filter((text) => text !== '')
    .map(Number);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // It has ended, or this system has no /proc.
  }
}

function ownSeconds(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  return Number.isFinite(ticks) ? ticks / ticksPerSecond : 0;
}

/** CPU seconds of the busiest process among a process and its descendants: limits hold for each process by itself. */
export function busiestSeconds(pid: number): number {
  return Math.max(ownSeconds(pid), ...childrenOf(pid).map(busiestSeconds));
}

/**
 * Watches what a process tree uses, looking once a second: cheap, and what ends sooner needs no watching. Gives the
 * most that was seen of any one process; 0 where the system does not tell. `alongside` is called each time, for what
 * else wants watching.
 */
export function watchCpu(
  pid: number | undefined,
  alongside: () => void,
): {
  readonly seconds: () => number;
  readonly stop: () => void;
} {
  let most = 0;
  const look = (): void => {
    if (pid !== undefined) most = Math.max(most, busiestSeconds(pid));
  };
  const timer = setInterval(() => {
    look();
    alongside();
  }, 1000);
  timer.unref();
  return {
    seconds: () => {
      look();
      return most;
    },
    stop: () => clearInterval(timer),
  };
}

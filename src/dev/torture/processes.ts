import { readdirSync, readFileSync } from 'node:fs';

/** A process as /proc shows it. */
export interface Seen {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** Clock ticks since the machine started, when the process began. */
  readonly began: number;
}

function see(pid: number): Seen[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie does nothing any more; who waits for it is another question.
    if (fields[0] === 'Z') return [];
    const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
    return [{ pid, parent: Number(fields[1]), command, began: Number(fields[19]) }];
  } catch {
    return []; // It ended meanwhile, or is not ours to look at.
  }
}

/** Every process that runs now. */
export function allProcesses(): Seen[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => see(Number(name)));
}

/** What descends from a process, the process itself left out. */
export function descendants(of: number, all: readonly Seen[] = allProcesses()): Seen[] {
  const children = all.filter((one) => one.parent === of);
  return children.flatMap((child) => [child, ...descendants(child.pid, all)]);
}

/** Processes with a word in their command line: hostile commands carry one, wherever they were moved. */
export function withToken(token: string): Seen[] {
  return allProcesses().filter((one) => one.command.includes(`300.${token}`) && one.pid !== process.pid);
}

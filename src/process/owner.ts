import { readFileSync, readlinkSync } from 'node:fs';

/**
 * Names of processes that no other process ever has: boot, namespace of process ids, id, and start in clock ticks since
 * the boot, each in base 36: `8f2k1c-2hw-9a1b`. Short, because they stand in paths of unix sockets.
 */
export type OwnerName = string;

/** `unknown`: made where this process cannot look (another container, or a system without /proc). */
export type OwnerState = 'alive' | 'dead' | 'unknown';

const shape = /^([0-9a-z]{3})([0-9a-z]{3})-([0-9a-z]+)-([0-9a-z]+)$/;

function textOf(read: () => string): string {
  try {
    return read();
  } catch {
    return ''; // No /proc, or the process is gone: the caller treats both as "not to be seen".
  }
}

/** Start of a process in clock ticks since the boot; 0 where it cannot be seen. */
function startOf(pid: number): number {
  const stat = textOf(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  // The name, second field, may hold blanks and parentheses; the start is the 20th field after it.
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 0) || 0;
}

function short(number: number): string {
  return (number % 36 ** 3).toString(36).padStart(3, '0');
}

function readBoot(): string {
  const id = textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'));
  return short(Number.parseInt(id.replaceAll('-', '').slice(0, 10), 16) || 0);
}

function readNamespace(): string {
  const link = textOf(() => readlinkSync('/proc/self/ns/pid'));
  return short(Number(/\d+/.exec(link)?.[0] ?? 0));
}

const boot = readBoot();
const namespace = readNamespace();
const own = `${boot}${namespace}-${process.pid.toString(36)}-${startOf(process.pid).toString(36)}`;

/** This process's name. */
export function ownName(): OwnerName {
  return own;
}

/** Id of the process of that name, for people. */
export function ownerPid(name: OwnerName): number | null {
  const pid = shape.exec(name)?.[3];
  return pid === undefined ? null : Number.parseInt(pid, 36);
}

/** Whether the process of that name still runs. A process id that was given anew does not count. */
export function ownerState(name: OwnerName): OwnerState {
  const [, bootThen, namespaceThen, pid, start] = shape.exec(name) ?? [];
  if (pid === undefined || start === undefined || start === '0') return 'unknown';
  if (bootThen !== boot) return 'dead';
  if (namespaceThen !== namespace) return 'unknown';
  return startOf(Number.parseInt(pid, 36)) === Number.parseInt(start, 36) ? 'alive' : 'dead';
}

import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { SandboxKind } from '../../sandbox/contract.js';
import { descendants } from './processes.js';

/** What was seen of confined processes from outside, while they ran. */
export interface Inspection {
  /** Terraform processes looked at. */
  readonly terraform: number;
  /** Processes of the real provider looked at. */
  readonly providers: number;
  readonly breaches: readonly string[];
}

const namespaces = ['user', 'mnt', 'pid', 'net', 'ipc', 'uts', 'cgroup'] as const;
/** Limits that every confined process has, as /proc calls them; null: any but none. */
const limits: readonly (readonly [string, string | null])[] = [
  ['Max core file size', '0'],
  ['Max open files', '1024'],
  ['Max file size', null],
  ['Max address space', null],
];
/** All that is in the root besides the folders of the answer, which are below the temporary folder. */
const rootFiles = new Set(['/bin/program', '/dev/null']);
/** More are not looked at: they are all started in the same way. */
const enough = 300;

/**
 * Looks at every confined process of ours from outside, four times a second: its namespaces against ours, its limits,
 * privileges and root. Those that end sooner are not seen.
 */
export function inspectConfined(kind: SandboxKind, temp: string): { stop(): Inspection } {
  const seen = new Set<number>();
  const counts = { terraform: 0, providers: 0 };
  const breaches = new Set<string>();
  const look = (): void => {
    for (const { pid, command } of descendants(process.pid)) {
      if (seen.size >= enough || seen.has(pid) || !command.startsWith('/bin/program ')) continue;
      const isProvider = command.startsWith('/bin/program -debug');
      const found = inspect(pid, isProvider, temp);
      if (found === null) continue;
      seen.add(pid);
      counts[isProvider ? 'providers' : 'terraform'] += 1;
      for (const text of found) breaches.add(`a confined ${isProvider ? 'provider' : 'Terraform'} ${text}`);
    }
  };
  const timer = setInterval(look, 250);
  return {
    stop: () => {
      clearInterval(timer);
      for (const [name, count] of Object.entries(counts))
        if (count === 0) breaches.add(`no confined process was seen: ${name} (${kind})`);
      return { ...counts, breaches: [...breaches] };
    },
  };
}

/** What is wrong with one process; null where it ended meanwhile. */
function inspect(pid: number, isProvider: boolean, temp: string): string[] | null {
  try {
    const of = (what: string): string => readFileSync(`/proc/${pid}/${what}`, 'latin1');
    const found = [
      ...namespaces
        .filter((name) => readlinkSync(`/proc/${pid}/ns/${name}`) === readlinkSync(`/proc/self/ns/${name}`))
        .map((name) => `shares our ${name} namespace`),
      ...wrongLimits(of('limits'), isProvider),
      ...wrongPrivileges(of('status')),
      ...filesIn(`/proc/${pid}/root`, '', temp)
        .filter((path) => !rootFiles.has(path))
        .map((path) => `sees ${path}`),
    ];
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1') === '' ? null : found;
  } catch {
    return null;
  }
}

function wrongLimits(text: string, isProvider: boolean): string[] {
  const softOf = (name: string): string | undefined =>
    text
      .split('\n')
      .find((line) => line.startsWith(name))
      ?.slice(name.length)
      .trim()
      .split(/\s+/)[0];
  // A provider lives on from answer to answer, so that its CPU time is nobody's.
  const wanted = isProvider ? limits : [...limits, ['Max cpu time', null] as const];
  return wanted.flatMap(([name, value]) => {
    const soft = softOf(name);
    const right = value === null ? soft !== undefined && soft !== 'unlimited' : soft === value;
    return right ? [] : [`has ${name} ${soft ?? 'unknown'}, expected ${value ?? 'a limit'}`];
  });
}

function wrongPrivileges(status: string): string[] {
  const valueOf = (name: string): string =>
    new RegExp(`^${name}:\\s*(\\S+)`, 'm').exec(status)?.[1] ?? 'unknown';
  const capabilities = ['CapInh', 'CapPrm', 'CapEff', 'CapAmb'].filter((name) => !/^0+$/.test(valueOf(name)));
  return [
    ...capabilities.map((name) => `has capabilities: ${name} ${valueOf(name)}`),
    ...(valueOf('NoNewPrivs') === '1' ? [] : ['may gain privileges: NoNewPrivs is not set']),
  ];
}

/** Everything in a root that is no folder, but for what lies below one folder. */
function filesIn(root: string, path: string, without: string): string[] {
  if (path === without) return [];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    const below = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesIn(root, below, without) : [below];
  });
}

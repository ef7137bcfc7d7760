import { execa, type ResultPromise } from 'execa';
import { watchCpu } from './cpu-time.js';
import { OutputFile } from './output.js';

/** A command to run to its end. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Wall clock limit in milliseconds, after which the whole process group is killed. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Most bytes of stdout, and of stderr, looked at once a second; a command that prints more is killed. @default 32 MB */
  readonly maxBytes?: number;
}

/** How a command ended. One cause at most is set; with none, `exitCode` tells. */
export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Wall time in milliseconds. */
  readonly ms: number;
  readonly timedOut: boolean;
  readonly aborted: boolean;
  /** True where it printed more than `maxBytes`, whether it could be killed for that in time or not. */
  readonly overflowed: boolean;
  /** CPU seconds of its busiest process, as last seen (once a second); 0 where the system does not tell. */
  readonly cpuSeconds: number;
  /** The signal that ended it, ours included. */
  readonly signal: string | null;
  /** Why it could not be started, or null. */
  readonly startError: string | null;
}

const running = new Set<number>();

/** Kills a process and all its children; they share a group because they are started detached. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // ESRCH: the group has already ended, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

process.once('exit', () => {
  for (const pid of running) killGroup(pid);
});

/** A started process, for those who read it while it runs. */
export interface Started {
  readonly process: ResultPromise;
  /** Kills it and everything it started. */
  kill(): void;
}

/** execa takes any file descriptor, but its types name those up to 9 alone. */
function into(file: OutputFile | undefined): 'pipe' | 3 {
  return file === undefined ? 'pipe' : (file.fd as 3);
}

/**
 * Starts a command in a process group of its own with an environment of its own. The group dies with this process.
 * What it prints comes through pipes, or goes into the files given.
 */
export function start(
  command: Omit<Command, 'timeoutMs' | 'signal' | 'maxBytes'>,
  output?: { readonly stdout: OutputFile; readonly stderr: OutputFile },
): Started {
  const child = execa(command.file, [...command.args], {
    cwd: command.cwd,
    env: command.env,
    extendEnv: false,
    stdio: ['ignore', into(output?.stdout), into(output?.stderr)],
    detached: true,
    cleanup: false,
    reject: false,
    killSignal: 'SIGKILL',
    buffer: false,
  });
  const { pid } = child;
  if (pid !== undefined) {
    running.add(pid);
    void child.finally(() => running.delete(pid));
  }
  return {
    process: child,
    kill: () => {
      if (pid !== undefined) killGroup(pid);
    },
  };
}

/** Runs a command to its end; never throws for what the command does. Leaves no child behind. */
export async function run(command: Command): Promise<CommandResult> {
  const maxBytes = command.maxBytes ?? 32 * 1024 * 1024;
  const stdout = new OutputFile();
  const stderr = new OutputFile();
  const overflowed = (): boolean => Math.max(stdout.size, stderr.size) > maxBytes;
  try {
    const ended = await runInto(command, { stdout, stderr }, overflowed);
    return {
      ...ended,
      stdout: stdout.text(maxBytes),
      stderr: stderr.text(maxBytes),
      overflowed: overflowed(),
    };
  } finally {
    stdout.close();
    stderr.close();
  }
}

/** Runs a command with its output going into files, and kills it where it takes or prints too much. */
async function runInto(
  command: Command,
  output: { readonly stdout: OutputFile; readonly stderr: OutputFile },
  overflowed: () => boolean,
): Promise<Omit<CommandResult, 'stdout' | 'stderr' | 'overflowed'>> {
  const startedAt = performance.now();
  const started = start(command, output);
  const meter = watchCpu(started.process.pid, () => {
    if (overflowed()) started.kill();
  });
  let timedOut = false;
  let aborted = false;
  const timer = setTimeout(() => {
    timedOut = true;
    meter.seconds();
    started.kill();
  }, command.timeoutMs);
  const abort = (): void => {
    aborted = true;
    started.kill();
  };
  command.signal?.addEventListener('abort', abort, { once: true });
  if (command.signal?.aborted) abort();
  const result = await started.process;
  clearTimeout(timer);
  meter.stop();
  command.signal?.removeEventListener('abort', abort);
  started.kill();
  return {
    exitCode: result.exitCode ?? null,
    ms: performance.now() - startedAt,
    timedOut,
    aborted,
    cpuSeconds: meter.seconds(),
    signal: result.signal ?? null,
    startError:
      result.exitCode === undefined && result.signal === undefined
        ? (result.shortMessage ?? 'could not be started')
        : null,
  };
}

import type { Readable } from 'node:stream';
import { busiestSeconds } from '../../process/cpu-time.js';
import { start } from '../../process/run.js';

/** A provider process to start. */
export interface LaunchRequest {
  readonly file: string;
  readonly args: readonly string[];
  /** Empty folder, private to the process. It is its HOME and TMPDIR too, and its socket appears in it. */
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** A provider process that runs. */
export interface LaunchedProcess {
  readonly stdout: Readable;
  /** Drained, never read. */
  readonly stderr: Readable | null;
  /** Resolves when the process has ended, with one line that says how. */
  readonly ended: Promise<string>;
  /** CPU seconds of its busiest process so far; 0 where the system does not tell. */
  cpuSeconds(): number;
  /** Ends the process and everything it started, at once. */
  kill(): void;
}

/**
 * Starts a provider process. Replaced where it shall run in a sandbox; the sandbox must show it `cwd` under the
 * same path, writable, and nothing else of the machine.
 */
export type Launch = (request: LaunchRequest) => LaunchedProcess;

/** Starts the process as an ordinary child in a process group of its own, which dies with this process. */
export const launchPlain: Launch = (request) => {
  const started = start(request);
  const { stdout, stderr } = started.process;
  if (stdout === null) throw new Error(`Expected ${request.file} to have a standard output, received none.`);
  return {
    stdout,
    stderr,
    ended: started.process.then((result) => result.shortMessage ?? `exit code ${String(result.exitCode)}`),
    cpuSeconds: () => {
      const { pid } = started.process;
      return pid === undefined ? 0 : busiestSeconds(pid);
    },
    kill: () => {
      started.kill();
    },
  };
};

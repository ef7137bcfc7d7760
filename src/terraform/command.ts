import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { run, type CommandResult } from '../process/run.js';
import type { Limits, Sandbox } from '../sandbox/contract.js';
import type { Workspace } from './workspace.js';

/** What one answer's Terraform commands share. */
export interface Terminal {
  /** Terraform's (or OpenTofu's) executable. */
  readonly terraform: string;
  readonly workspace: Workspace;
  readonly sandbox: Sandbox;
  /** How providers are reached: through the gateway's sockets, or from a mirror in plain mode. */
  readonly providers:
    | { readonly kind: 'gateway'; readonly reattach: string; readonly sockets: readonly string[] }
    | {
        readonly kind: 'mirror';
        readonly folder: string;
        /** Providers that are attached beside the mirror's. */
        readonly attached?: { readonly reattach: string; readonly sockets: readonly string[] };
      };
  /** CLI configuration file that closes (or, in plain mode, opens a mirror for) provider installation. */
  readonly cliConfig: string;
  /** Share of the usual CPU and wall clock limits, for the torture suite, which reaches them on purpose. @default 1 */
  readonly cpuShare?: number;
  readonly signal?: AbortSignal;
}

/** CPU seconds a command may use, far above what honest answers take: the same on every machine. */
const cpuSeconds: Readonly<Record<string, number>> = {
  init: 30,
  validate: 60,
  plan: 120,
  apply: 240,
  show: 60,
};
const defaultCpuSeconds = 120;
/** The wall clock's backstop is never shorter than this, in milliseconds: a busy machine is nobody's fault. */
const shortestMs = 30_000;

/** Terraform that runs the real provider itself (plain mode) needs more than Terraform alone. */
const addressSpace = { gateway: 4_000_000_000, mirror: 8_000_000_000 };

/** Largest file that Terraform may write (a plan, a state), in bytes. */
const fileSize = 64 * 1024 * 1024;
/** Most that it may print, in bytes; the whole plan of a large honest answer is below 10 MB. */
const outputSize = 32 * 1024 * 1024;

/** A command's end, and whether it used up what it may. */
export interface TerraformResult extends CommandResult {
  /** The limit it ran into, for people; null where it ended by itself or the end was ours. */
  readonly limit: string | null;
}

function limitsOf(terminal: Terminal, command: string): Limits & { readonly cpuSeconds: number } {
  const seconds = (cpuSeconds[command] ?? defaultCpuSeconds) * (terminal.cpuShare ?? 1);
  return {
    cpuSeconds: Math.max(1, Math.round(seconds)),
    addressSpace: addressSpace[terminal.providers.kind],
    fileSize,
  };
}

/**
 * Runs one Terraform command on the answer, in the sandbox. The environment is built from nothing: no credentials,
 * proxies or settings of this machine reach the answer. CPU time and memory are the limits that count; the wall
 * clock is a backstop for what waits without working, four times the CPU limit.
 */
export async function terraform(terminal: Terminal, args: readonly string[]): Promise<TerraformResult> {
  const { workspace, providers, sandbox, signal } = terminal;
  const attached = providers.kind === 'gateway' ? providers : providers.attached;
  const command = args[0] ?? '';
  const limits = limitsOf(terminal, command);
  const wrapped = sandbox.wrap({
    file: terminal.terraform,
    args,
    cwd: workspace.root,
    env: {
      HOME: workspace.scratch,
      TMPDIR: workspace.scratch,
      TF_CLI_CONFIG_FILE: terminal.cliConfig,
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
      CHECKPOINT_DISABLE: '1',
      ...(attached === undefined ? {} : { TF_REATTACH_PROVIDERS: attached.reattach }),
      ...(providers.kind === 'gateway' ? {} : { AWS_EC2_METADATA_DISABLED: 'true' }),
    },
    writable: [workspace.answer, workspace.scratch],
    readable: [
      workspace.harness,
      ...new Set(attached?.sockets.map(dirname)),
      ...(providers.kind === 'gateway' ? [] : [providers.folder]),
    ],
    limits,
  });
  const result = await run({
    ...wrapped,
    timeoutMs: Math.max(limits.cpuSeconds * 4000, shortestMs),
    maxBytes: outputSize,
    ...(signal === undefined ? {} : { signal }),
  });
  return { ...result, limit: limitReached(result, limits) };
}

/** What `unshare` says, and ends with status 1, where SIGKILL ended its child: it cannot end itself by that signal. */
const killedBelowUnshare = /^unshare: sigprocmask unblock failed/m;

/**
 * The limit that ended a command. At the CPU limit Terraform is told by a signal, and says so; where it does not get to
 * that, the kernel kills two seconds later: a kill counts as that where the CPU time seen came near the limit (it is
 * looked at once a second, on every core); a kill without it was not the answer's doing.
 */
export function limitReached(result: CommandResult, limits: { readonly cpuSeconds: number }): string | null {
  if (result.timedOut || result.aborted) return null;
  if (result.overflowed) return `${outputSize / 1024 / 1024} MB of output`;
  if (result.exitCode === 0) return null;
  if (/^SIGXCPU: cpu limit exceeded/m.test(result.stderr)) return `${limits.cpuSeconds} s of CPU time`;
  const killed =
    result.signal === 'SIGKILL' ||
    result.signal === 'SIGXCPU' ||
    result.exitCode === 137 ||
    result.exitCode === 152 ||
    killedBelowUnshare.test(result.stderr);
  if (killed) {
    const unseen = 1.5 * availableParallelism();
    return result.cpuSeconds >= limits.cpuSeconds - unseen &&
      result.ms >= (1000 * limits.cpuSeconds) / (unseen + 1)
      ? `${limits.cpuSeconds} s of CPU time`
      : null;
  }
  if (/out of memory|cannot allocate memory|failed to create new OS thread/.test(result.stderr))
    return 'memory';
  if (/stack overflow|goroutine stack exceeds/.test(result.stderr)) return 'the stack (nesting is too deep)';
  return result.stdout.includes('file too large') ? `${fileSize / 1024 / 1024} MB in a file` : null;
}

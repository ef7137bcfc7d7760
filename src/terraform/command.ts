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
    | { readonly kind: 'mirror'; readonly folder: string };
  /** CLI configuration file that closes (or, in plain mode, opens a mirror for) provider installation. */
  readonly cliConfig: string;
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

/** Terraform that runs the real provider itself (plain mode) needs more than Terraform alone. */
const addressSpace = { gateway: 4_000_000_000, mirror: 8_000_000_000 };

/** A command's end, and whether it used up what it may. */
export interface TerraformResult extends CommandResult {
  /** The limit it ran into, for people; null where it ended by itself or the end was ours. */
  readonly limit: string | null;
}

function limitsOf(terminal: Terminal, command: string): Limits & { readonly cpuSeconds: number } {
  return {
    cpuSeconds: cpuSeconds[command] ?? defaultCpuSeconds,
    addressSpace: addressSpace[terminal.providers.kind],
    fileSize: 64 * 1024 * 1024,
  };
}

/**
 * Runs one Terraform command on the answer, in the sandbox. The environment is built from nothing: no credentials,
 * proxies or settings of this machine reach the answer. CPU time and memory are the limits that count; the wall
 * clock is a backstop for what waits without working, four times the CPU limit.
 */
export async function terraform(terminal: Terminal, args: readonly string[]): Promise<TerraformResult> {
  const { workspace, providers, sandbox, signal } = terminal;
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
      ...(providers.kind === 'gateway'
        ? { TF_REATTACH_PROVIDERS: providers.reattach }
        : { AWS_EC2_METADATA_DISABLED: 'true' }),
    },
    writable: [workspace.answer, workspace.scratch],
    readable: [
      workspace.harness,
      ...(providers.kind === 'gateway' ? new Set(providers.sockets.map(dirname)) : [providers.folder]),
    ],
    limits,
  });
  const result = await run({
    ...wrapped,
    timeoutMs: limits.cpuSeconds * 4000,
    ...(signal === undefined ? {} : { signal }),
  });
  return { ...result, limit: limitReached(result, limits) };
}

/** The kernel kills at the CPU limit; killed sooner than that limit can be used up, it was something else. */
function limitReached(result: CommandResult, limits: { readonly cpuSeconds: number }): string | null {
  if (result.timedOut || result.aborted) return null;
  const killed =
    result.signal === 'SIGKILL' ||
    result.signal === 'SIGXCPU' ||
    result.exitCode === 137 ||
    result.exitCode === 152;
  const couldBe = result.ms >= (limits.cpuSeconds * 1000) / availableParallelism();
  if (killed && couldBe) return `${limits.cpuSeconds} s of CPU time`;
  return /out of memory|cannot allocate memory/.test(result.stderr) ? 'memory' : null;
}
